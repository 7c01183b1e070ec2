import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { check } from '../check/check.ts';
import { findingLine, type Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** The files of an archive by their paths; `undefined` for one that is not to be there. */
export type Files = Record<string, string | Buffer | undefined>;

/** A small archive in which nothing is wrong. */
export const small: Record<string, string> = {
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

/** Writes the small archive, ⟨a link to x⟩ and ⟨9 bytes⟩ as what they say, with some files more, others or fewer, below `.cache/`. */
export async function trialArchive(name: string, files: Files = {}): Promise<ArchivePaths> {
  const root = resolve('.cache/test/trials', name);
  await rm(root, { recursive: true, force: true });
  for (const [file, text] of Object.entries({ ...small, ...files })) {
    if (text === undefined) continue;
    await mkdir(dirname(join(root, file)), { recursive: true });
    const target = String(text).match(/^⟨a link to (.+)⟩/)?.[1];
    const bytes = String(text).match(/^⟨(\d+) bytes⟩/)?.[1];
    if (target) await symlink(target, join(root, file));
    else await writeFile(join(root, file), text);
    if (bytes) await truncate(join(root, file), Number(bytes));
  }
  const [content, publicFolder, out] = ['content', 'public', 'dist'].map((folder) =>
    join(root, folder),
  ) as [string, string, string];
  return { root, content, public: publicFolder, out, cache: resolve('.cache'), leaveOut: [] };
}

/** What `check` prints of it. */
export async function trial(name: string, files: Files): Promise<string[]> {
  return (await trialFindings(name, files)).map(findingLine);
}

export async function trialFindings(name: string, files: Files): Promise<Finding[]> {
  return (await check(await trialArchive(name, files))).findings;
}

/** A file of the small archive with some of its fields written anew. */
export function withFields(file: string, fields: string): string {
  const text = small[file] ?? '---\n---\n';
  const names = [...fields.matchAll(/^([A-Za-z]\w*):/gm)].map(([, name]) => name);
  const kept = text
    .split('\n')
    .filter((line) => !names.some((name) => line.startsWith(`${name}:`)));
  const end = file.endsWith('.yaml') ? kept.length - 1 : kept.indexOf('---', 1);
  return kept.toSpliced(end, 0, fields.trimEnd()).join('\n');
}
