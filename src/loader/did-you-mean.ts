import { posix } from 'node:path';
import distance from 'damerau-levenshtein';

/** Returns a suggestion for the end of a message; empty if no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `; did you mean ${found}?`;
}

/** Returns the candidate with the fewest typos, at most one in three letters. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const { steps } = distance(lower, candidate.toLowerCase());
    if (steps < fewest) [best, fewest] = [candidate, steps];
  }
  return best;
}

/**
 * Returns a function that finds the path nearest to a missing one: in the same folder with a similar
 * name, with the same name in a similar folder, or the only one with all its words. Comparing all paths
 * would be slow.
 */
export function nearestPath(paths: readonly string[]): (path: string) => string | undefined {
  const byFolder = Map.groupBy(paths, posix.dirname);
  const byName = Map.groupBy(paths, lowerCaseName);
  let byWord: Map<string, string[]> | undefined;
  const withWords = (name: string) => {
    byWord ??= indexByWord(paths);
    const [first = '', ...rest] = wordsOf(name);
    const found = byWord.get(first) ?? [];
    return found.filter((path) => rest.every((word) => wordsOf(path).includes(word)));
  };
  return (path) => {
    const [folder, name] = [posix.dirname(path), posix.basename(path)];
    const neighbors = (byFolder.get(folder) ?? []).map((each) => posix.basename(each));
    const near = nearest(name, neighbors);
    if (near !== undefined) return posix.join(folder, near);
    const namesakes = byName.get(lowerCaseName(path)) ?? [];
    return (
      nearest(path, namesakes) ??
      only(namesakes) ??
      only(withWords(name).filter((each) => posix.dirname(each) === folder)) ??
      only(withWords(name))
    );
  };
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function indexByWord(paths: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const path of paths)
    for (const word of new Set(wordsOf(path)))
      if (!index.get(word)?.push(path)) index.set(word, [path]);
  return index;
}

function wordsOf(path: string): string[] {
  return lowerCaseName(path)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

function lowerCaseName(path: string): string {
  return posix.basename(path).toLowerCase();
}
