import { tfjs } from '../../adapters/tfjs/index.ts';
import { describeBackend } from './describeBackend.ts';

describeBackend('tfjs', 'webgl', (backend) => tfjs({ backend }), {});
// A shader of one length is taken for all others: see docs/findings.md.
describeBackend('tfjs', 'webgpu', (backend) => tfjs({ backend }), { prod: 'wrong number' });
