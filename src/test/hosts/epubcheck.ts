import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { siteFiles } from '../site-files.ts';
import { awkward, sample } from '../sites.ts';

// Debian's program is a jar. Reads the sites that src/test/prepare.ts builds.
if (!existsSync('/usr/bin/epubcheck'))
  execFileSync('apt-get', ['install', '-y', '-qq', 'epubcheck'], { stdio: 'inherit' });

for (const site of [sample, awkward])
  describe(`EPUBs of ${site.url}`, () => {
    const epubs = siteFiles(site).filter((file) => file.endsWith('.epub'));

    test('exist', () => assert.ok(epubs.length));

    for (const file of epubs)
      test(`epubcheck passes ${file} without a warning`, () => {
        const { status, stdout, stderr } = spawnSync(
          'java',
          ['-jar', '/usr/bin/epubcheck', '--failonwarnings', join(site.out, file)],
          { encoding: 'utf8' },
        );
        assert.equal(status, 0, stdout + stderr);
      });
  });
