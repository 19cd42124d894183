/** Numbers from files: what a network is fed with. */
export { readCsv } from './csv.ts';
export { fitted, type Fit } from './fit.ts';
export { readIdx, writeIdx } from './idx.ts';
export { readJson } from './json.ts';
export { readNpy } from './npy.ts';
export { DataError, type Table } from './table.ts';
