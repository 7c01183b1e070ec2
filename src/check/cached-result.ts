import { join } from 'node:path';
import { digest } from '../digest.ts';
import type { Folder } from '../loader/archive-paths.ts';
import { keep, parse, recall } from '../loader/cached-data.ts';
import { codeDigest } from '../loader/code-digest.ts';

/**
 * What the same program made of the same data the last time, else what it makes now: for what takes
 * long and seldom changes.
 * @param name what it is kept as, a word
 */
export async function keptResult<Data, Result>(
  { root, cache }: Folder,
  name: string,
  data: Data,
  make: (data: Data) => Result,
): Promise<Result> {
  const path = join(cache, 'check', `${digest(root)}.${name}.json`);
  const key = digest(codeDigest('check/rules/index.ts'), JSON.stringify(data));
  const kept = parse<{ key: string; result: Result }>(String(recall(path) ?? ''));
  if (kept?.key === key) return kept.result;
  const result = make(data);
  keep(path, JSON.stringify({ key, result }));
  return result;
}
