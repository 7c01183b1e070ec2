import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { sampleArchive } from './commands.ts';

const summary = readFileSync(join(sampleArchive, 'content/talks/pygrunn-2011/zmq.md'), 'utf8');
const packed = readFileSync(
  join(sampleArchive, 'public/downloads/pygrunn-2011/zmq-examples.tar.gz'),
);

const headers: Header[] = [];
const files = new Map<string, string>();
for await (const entry of Readable.from([gunzipSync(packed)]).pipe(extract())) {
  headers.push(entry.header);
  files.set(entry.header.name.replace('zmq-examples/', ''), await text(entry));
}

test('each program of the summary about ØMQ is in the download, as the summary has it', () => {
  const programs = [...summary.matchAll(/^```python\n([\s\S]*?)^```$/gm)];
  assert.equal(programs.length, 3);
  for (const [, program = ''] of programs)
    assert.ok(
      [...files.values()].some((file) => file.endsWith(`\n\n${program}`)),
      program,
    );
});

test('the download has a license, and says how to run each program', () => {
  assert.match(files.get('LICENSE') ?? '', /^MIT License/);
  for (const name of files.keys())
    if (name.endsWith('.py')) assert.ok(files.get('README.md')?.includes(`python3 ${name}`), name);
});

test('packing the download again gives the same file: sorted, of one time, and of no user', () => {
  const names = headers.map(({ name }) => name);
  assert.deepEqual(names, names.toSorted());
  assert.equal(new Set(headers.map(({ mtime }) => String(mtime))).size, 1);
  for (const { uid, gid, uname, gname } of headers)
    assert.deepEqual([uid, gid, uname, gname], [0, 0, '', '']);
});
