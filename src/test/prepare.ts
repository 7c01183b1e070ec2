import { ensureChromium } from './chromium.ts';
import { buildTestSites } from './sites.ts';

// What the tests stand on: a browser, and sites that are built once.
ensureChromium();
await buildTestSites();
