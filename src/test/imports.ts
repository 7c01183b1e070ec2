import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Returns the specifiers that a source file imports, those of types included. */
export function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/(?:\bfrom|^\s*import|\bimport\()\s*'([^'\n]+)'/gm)].flatMap(
    ([, specifier]) => specifier ?? [],
  );
}

/** Returns the file that a relative import names, undefined for a package. */
export function importedFile(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.normalize(posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')));
}

/** Returns a file and all that it imports, at any distance. */
export function allImports(file: string, found = new Set<string>()): Set<string> {
  found.add(file);
  for (const specifier of importsOf(file)) {
    const next = importedFile(file, specifier);
    if (next && !found.has(next) && existsSync(next)) allImports(next, found);
  }
  return found;
}
