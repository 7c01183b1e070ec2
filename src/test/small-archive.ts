import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { check } from '../check/check.ts';
import { findingLine } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** The files of an archive by their paths; `undefined` leaves one out. */
export type Files = Record<string, string | Buffer | undefined>;

/** An archive of one talk, without errors or warnings. */
export const smallArchive: Record<string, string> = {
  'content/site.yaml': `contract: 1
title: A trial
description: An archive to try rules on.
url: https://trial.example/
language: en
license: CC-BY-4.0
feedAuthority: trial.example,2011
`,
  'content/pages/home.md': '---\ntitle: Home\n---\n\nWelcome.\n',
  'content/pages/about.md': '---\ntitle: About\n---\n\nWhat this is.\n',
  'content/conferences/pygrunn-2011.md': '---\nname: PyGrunn 2011\nstartDate: 2011-05-20\n---\n',
  'content/topics/zeromq.md': '---\nname: ZeroMQ\n---\n',
  'content/speakers/oscar-vilaplana.md': '---\nname: Òscar Vilaplana\n---\n',
  'content/talks/pygrunn-2011/zmq.md': `---
title: ØMQ
speakers: Òscar Vilaplana
date: 2011-05-20
topics: zeromq
---

Sockets, done right.
`,
};

/**
 * Writes the small archive below `.cache/`, with files added, replaced or left out. A text that starts
 * with `⟨a link to x⟩` becomes a symbolic link, one with `⟨9 bytes⟩` gets that length.
 */
export async function writeSmallArchive(name: string, files: Files = {}): Promise<ArchivePaths> {
  const root = resolve('.cache/test/small', name);
  await rm(root, { recursive: true, force: true });
  for (const [file, text] of Object.entries({ ...smallArchive, ...files })) {
    if (text === undefined) continue;
    await mkdir(dirname(join(root, file)), { recursive: true });
    const target = String(text).match(/^⟨a link to (.+)⟩/)?.[1];
    const bytes = String(text).match(/^⟨(\d+) bytes⟩/)?.[1];
    if (target) await symlink(target, join(root, file));
    else await writeFile(join(root, file), text);
    if (bytes) await truncate(join(root, file), Number(bytes));
  }
  return {
    root,
    content: join(root, 'content'),
    public: join(root, 'public'),
    out: join(root, 'dist'),
    cache: resolve('.cache'),
  };
}

/** Returns the lines that `check` prints about the small archive with these files. */
export async function checkSmallArchive(name: string, files: Files): Promise<string[]> {
  const { findings } = await check(await writeSmallArchive(name, files));
  return findings.map(findingLine);
}

/** Returns a file of the small archive with some of its fields replaced. */
export function withFields(file: string, fields: string): string {
  const text = smallArchive[file] ?? '---\n---\n';
  const names = [...fields.matchAll(/^([A-Za-z]\w*):/gm)].map(([, name]) => name);
  const lines = text
    .split('\n')
    .filter((line) => !names.some((name) => line.startsWith(`${name}:`)));
  const end = file.endsWith('.yaml') ? lines.length - 1 : lines.indexOf('---', 1);
  return lines.toSpliced(end, 0, fields.trimEnd()).join('\n');
}
