import { existsSync } from 'node:fs';
import { fileHexDigest } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { listDownloads } from '../loader/content-folder.ts';
import { readFacts } from '../loader/facts.ts';
import { copyPath } from './facts-file.ts';

/** What `--verify` found out about the files below `public/downloads/`. */
export interface Verified {
  /** How many are as they were recorded. */
  intact: number;
  problems: string[];
  /** Files without a recorded checksum. */
  unrecorded: string[];
}

/** Computes the checksum of every file again, and compares it with the recorded one. */
export async function verify(paths: ArchivePaths): Promise<Verified> {
  const problems: string[] = [];
  const recorded = new Set<string>();
  let intact = 0;
  for (const [name, facts] of readFacts(paths)) {
    if (!facts) problems.push(`facts/${name}.json: isn’t what npm run links writes`);
    for (const [file, { sha256 }] of Object.entries(facts?.files ?? {})) {
      recorded.add(file);
      const path = copyPath(paths, file);
      const now = existsSync(path) ? fileHexDigest(path) : undefined;
      if (now === sha256) intact++;
      else {
        const found = now ? `has the SHA-256 ${now}, not ${sha256}` : 'is missing';
        problems.push(`public/downloads/${file}: ${found}, as facts/${name}.json recorded`);
      }
    }
  }
  const unrecorded = (await listDownloads(paths)).filter((file) => !recorded.has(file));
  return { intact, problems, unrecorded };
}
