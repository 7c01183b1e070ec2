import assert from 'node:assert/strict';
import { test } from 'node:test';
import { licenseName, licenseUrl } from './license.ts';

test('Creative Commons licenses have their own names and URLs', () => {
  assert.equal(licenseName('CC-BY-NC-4.0'), 'CC BY-NC 4.0');
  assert.equal(licenseName('CC-BY-4.0'), 'CC BY 4.0');
  assert.equal(licenseName('CC0-1.0'), 'CC0 1.0');
  assert.equal(licenseUrl('CC-BY-SA-4.0'), 'https://creativecommons.org/licenses/by-sa/4.0/');
  assert.equal(licenseUrl('CC0-1.0'), 'https://creativecommons.org/publicdomain/zero/1.0/');
});

test('other licenses have SPDX URLs, and an expression of several has none', () => {
  assert.equal(licenseName('MIT'), 'MIT');
  assert.equal(licenseUrl('MIT'), 'https://spdx.org/licenses/MIT.html');
  assert.equal(licenseUrl('MIT OR Apache-2.0'), undefined);
});
