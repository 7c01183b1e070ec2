import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../src/check/check.ts';
import { archivePaths } from '../src/loader/archive-paths.ts';
import { generateArchive } from './generate.ts';

test('a generated archive has no errors and is the same each time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  try {
    const talks = ['one', 'two'].map((name) => {
      generateArchive(join(folder, name), 120);
      return readFileSync(join(folder, name, 'content/talks/conference-2/talk-119.md'), 'utf8');
    });
    assert.equal(talks[0], talks[1]);
    const { files, findings } = await check(archivePaths({ ARCHIVE_DIR: join(folder, 'one') }));
    assert.equal(files.filter(({ collection }) => collection === 'talks').length, 120);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
