import { jaxjs } from '../../adapters/jaxjs/index.ts';
import { describeBackend } from './describeBackend.ts';

for (const backend of ['webgl', 'webgpu'] as const) {
  describeBackend('jaxjs', backend, (it) => jaxjs({ backend: it, dtype: 'float32' }), {});
}
