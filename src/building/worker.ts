import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { App } from 'astro/app';
import type { Shown } from '../views/index.ts';
import type { Rendered, Unrendered } from './texts.ts';
import type { PageTask } from './workers.ts';

// Each kind of work loads what it needs: most builds have little to do.

/** Renders texts. */
export async function render(texts: Unrendered[]): Promise<Rendered[]> {
  const { renderMarkdown } = await import('../markdown/processor.ts');
  return texts.map(({ markdown, surroundings }) => {
    try {
      return renderMarkdown(markdown, surroundings);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** Makes pages and writes them. @throws where a page can't be made, with its address */
export async function write({ program, pages }: { program: string; pages: PageTask[] }) {
  const { app } = (await import(program)) as { app: App };
  for (const { url, path, page } of pages) {
    const response = await app.render(new Request(url), {
      locals: { page: JSON.parse(page) as Shown },
    });
    const html = await response.text();
    if (response.status === 500) throw new Error(`${url}: ${response.status} ${html}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, html);
  }
}
