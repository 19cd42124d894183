import type { Reporter } from './defineReporter.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { table } from './table.ts';

export { defineReporter, type How, type Reporter } from './defineReporter.ts';
export { showDiagnosis, showStanding, withSentence } from './diagnosis.ts';
export { showGate, type Statement } from './gate.ts';
export { showDocument } from './kit/document.ts';
export { worstOf } from './kit/outcome.ts';
export { paintFor } from './kit/paint.ts';
export { quote } from './kit/quote.ts';
export { showList } from './list.ts';
export { showFinding, showPass, showProblem } from './message.ts';
export { mutationsToJson, showMutations } from './mutations.ts';
export * from './network/index.ts';
export { fromRows, toPlain, type Row } from './row.ts';
export { showSummary } from './summary.ts';

/** Every way to tell what a run found, by its name. */
export const reporters: Readonly<Record<string, Reporter>> = { table, markdown, json };
