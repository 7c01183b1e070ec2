import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

test('what files said stays known between a check and a site under a base path', () => {
  const digestAt = (base: string) =>
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { programDigest } from './src/authoring/program-digest.ts';
         process.stdout.write(await programDigest());`,
      ],
      { encoding: 'utf8', env: { ...process.env, BASE_URL: base } },
    );
  assert.match(digestAt('/'), /^[\w-]{43}$/);
  assert.equal(digestAt('/'), digestAt('/base/path/'));
});
