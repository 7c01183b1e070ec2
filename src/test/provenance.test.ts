import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileSwhid, swhid } from '../digest.ts';
import { awkward } from './sites.ts';

const gitDigest = (file: string) =>
  `swh:1:cnt:${execFileSync('git', ['hash-object', file], { encoding: 'utf8' }).trim()}`;

test('the identifier of a file is the digest that git has for it', () => {
  const file = 'package-lock.json';
  assert.equal(fileSwhid(file), gitDigest(file));
  assert.equal(swhid(readFileSync(file)), gitDigest(file));
});

test('data has the identifier of every talk’s file, and of every copy of a download', () => {
  const { talks } = JSON.parse(readFileSync(join(awkward.out, 'data/talks.json'), 'utf8'));
  const some = talks.filter(
    ({ id, downloads }: { id: string; downloads: unknown[] }) =>
      downloads.length || id.endsWith('talk-001'),
  );
  let copies = 0;
  for (const { id, swhid, downloads } of some) {
    assert.equal(swhid, gitDigest(join(awkward.archive, `content/talks/${id}.md`)), id);
    for (const { file, swhid } of downloads) {
      if (file) copies++;
      const path = file && decodeURIComponent(new URL(file).pathname.slice('/base/path/'.length));
      assert.equal(swhid, file && gitDigest(join(awkward.archive, 'public', path)), id);
    }
  }
  assert.ok(copies > 1);
});
