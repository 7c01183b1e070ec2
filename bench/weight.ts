import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** How much a built site is. */
export interface Weight {
  files: number;
  bytes: number;
  pages: number;
  /** Bytes of a page as it travels, gzipped, with its style: the middle, the 99th of a hundred, the most. */
  median: number;
  percentile99: number;
  largest: number;
}

export function weigh(site: string): Weight {
  const names = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const pages = names.filter((name) => name.endsWith('.html'));
  const styles = new Map<string, number>();
  const weightOf = (path: string) => gzipSync(readFileSync(path)).length;
  const styled = (page: string) => {
    const html = readFileSync(page);
    const links = String(html).matchAll(/<link rel="stylesheet" href="[^"]*?(assets\/[^"]+)"/g);
    return [...links].reduce((sum, [, path = '']) => {
      if (!styles.has(path)) styles.set(path, weightOf(join(site, path)));
      return sum + styles.get(path)!;
    }, gzipSync(html).length);
  };
  const weights = pages.map(styled).sort((a, b) => a - b);
  const at = (share: number) => weights[Math.floor((weights.length - 1) * share)] ?? 0;
  return {
    files: names.length,
    bytes: names.reduce((sum, name) => sum + statSync(name).size, 0),
    pages: pages.length,
    median: at(0.5),
    percentile99: at(0.99),
    largest: at(1),
  };
}
