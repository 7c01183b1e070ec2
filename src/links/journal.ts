import { appendFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../archive/date.ts';
import { digest } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import type { Outcome } from './link-state.ts';

/** Opens the answers of a day, one per line. Those of other days are deleted. */
export function openJournal({ root, cache }: ArchivePaths, day: Day) {
  const folder = join(cache, 'links', digest(root));
  const path = join(folder, `${day}.jsonl`);
  for (const file of globSync('*.jsonl', { cwd: folder }))
    if (join(folder, file) !== path) rmSync(join(folder, file));
  mkdirSync(folder, { recursive: true });
  const outcomes = new Map<string, Outcome>();
  for (const line of (existsSync(path) ? readFileSync(path, 'utf8') : '').split('\n'))
    try {
      const [url, outcome] = JSON.parse(line) as [string, Outcome];
      outcomes.set(url, outcome);
    } catch {
      // The last line is empty, or was interrupted.
    }
  return {
    outcomes,
    add(url: string, outcome: Outcome) {
      outcomes.set(url, outcome);
      // After a line that was interrupted, an answer needs a new one.
      appendFileSync(path, `\n${JSON.stringify([url, outcome])}`);
    },
    forget() {
      rmSync(path, { force: true });
    },
  };
}
