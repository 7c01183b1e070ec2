import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { shard, shards } from './shard.ts';
import { words } from './words.ts';

/**
 * Every word of the talks and in how many of them it stands, dealt into files by first letter: what
 * spelling is corrected from. The browser fetches one when it meets a word that it does not find.
 */
export function vocabularyFiles(texts: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(words(text)))
      if (/^\p{L}[\p{L}\p{N}]{2,29}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);

  const files = Array.from({ length: shards }, (): string[] => []);
  for (const [word, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    files[shard([...word][0]!)]!.push(`${word} ${count}`);
  return files.map((lines) => lines.join('\n'));
}

/** Writes the vocabulary of a written index beside it, from the texts that it keeps of each talk. */
export async function writeVocabulary(index: string): Promise<void> {
  const names = (await readdir(join(index, 'fragment')).catch((): string[] => [])).sort();
  const texts: string[] = [];
  for (const name of names) texts.push(fragmentText(await readFile(join(index, 'fragment', name))));
  await mkdir(join(index, 'words'), { recursive: true });
  await Promise.all(
    vocabularyFiles(texts).map((text, file) => writeFile(join(index, `words/${file}.txt`), text)),
  );
}

/** What a search finds a talk by. */
export function fragmentText(bytes: Uint8Array): string {
  const text = gunzipSync(bytes).toString();
  const { content, meta } = JSON.parse(text.slice(text.indexOf('{'))) as {
    content: string;
    meta: Record<string, string>;
  };
  return [content, ...Object.values(meta)].join(' ');
}
