import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from './scripts/chromium.ts';

/** Graphics on the processor, for machines without a graphics card; the same numbers everywhere. */
const software = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The backends that only a browser has: `npm run test:browser`. */
export default defineConfig({
  // What is found later than at the start would load the page again.
  optimizeDeps: {
    include: [
      '@jax-js/jax',
      '@tensorflow/tfjs',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgpu',
      'fast-check',
      'pure-rand/generator/xorshift128plus',
    ],
  },
  test: {
    include: ['spec/browser/*.browser.ts'],
    testTimeout: 240_000,
    // One page at a time: all of them would draw on the same processor.
    fileParallelism: false,
    // With the reason of each test that is skipped.
    reporters: ['verbose'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath: chromium(), args: software } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
