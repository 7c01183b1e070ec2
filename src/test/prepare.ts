import { ensureChromium } from './chromium.ts';
import { ensureFeedReaders } from './feeds/parsers.ts';
import { buildTestSites } from './sites.ts';

// What the tests stand on: a browser, readers of feeds, and sites that are built once.
ensureChromium();
ensureFeedReaders();
await buildTestSites();
