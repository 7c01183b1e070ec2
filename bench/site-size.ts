import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The size of a built site. */
export interface SiteSize {
  files: number;
  bytes: number;
  pages: number;
  /** Gzipped bytes of a page with its style sheet, as it is transferred. */
  median: number;
  percentile99: number;
  largest: number;
}

export function measureSize(site: string): SiteSize {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const pages = files.filter((file) => file.endsWith('.html'));
  const styleSizes = new Map<string, number>();
  const pageSize = (page: string) => {
    const html = readFileSync(page);
    const links = String(html).matchAll(/<link rel="stylesheet" href="[^"]*?(assets\/[^"]+)"/g);
    return [...links].reduce((sum, [, path = '']) => {
      if (!styleSizes.has(path))
        styleSizes.set(path, gzipSync(readFileSync(join(site, path))).length);
      return sum + styleSizes.get(path)!;
    }, gzipSync(html).length);
  };
  const sizes = pages.map(pageSize).sort((a, b) => a - b);
  const percentile = (percent: number) =>
    sizes[Math.floor(((sizes.length - 1) * percent) / 100)] ?? 0;
  return {
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
    pages: pages.length,
    median: percentile(50),
    percentile99: percentile(99),
    largest: percentile(100),
  };
}
