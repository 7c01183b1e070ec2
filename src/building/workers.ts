import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Rendered, Unrendered } from './texts.ts';

/** A page to make: its address on the site and the file it is written to. */
export interface PageTask {
  url: string;
  path: string;
  /** What it shows, a `Shown` as JSON: a text is handed over at less cost than what it says. */
  page: string;
}

/** How much a worker takes at once: enough that handing over costs little, and waits little. */
const batch = 100;

/** Threads that do what can be done side by side: rendering texts, and making pages. */
export class Workers {
  #ended: Promise<void> | undefined;
  #pool = new Tinypool({
    runtime: 'worker_threads',
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: availableParallelism(),
    // Kept while there is work of any kind.
    idleTimeout: 60_000,
  });

  /** Renders texts, in their order. */
  async render(texts: readonly Unrendered[]): Promise<Rendered[]> {
    const rendered = await Promise.all(
      batches(texts).map((some): Promise<Rendered[]> => this.#pool.run(some, { name: 'render' })),
    );
    return rendered.flat();
  }

  /**
   * Makes pages with a compiled program, and writes them.
   * @param program the module that shows a view
   */
  async write(program: string, pages: Iterable<PageTask>): Promise<void> {
    const running = new Set<Promise<void>>();
    const start = async (some: PageTask[]) => {
      const run = this.#pool.run({ program, pages: some }, { name: 'write' }) as Promise<void>;
      const counted = run.finally(() => running.delete(counted));
      running.add(counted);
      // Views are made as they are wanted: all of them at once would fill the memory.
      if (running.size > 2 * this.#pool.options.maxThreads) await Promise.race(running);
    };
    let some: PageTask[] = [];
    for (const page of pages) {
      some.push(page);
      if (some.length < batch) continue;
      await start(some);
      some = [];
    }
    if (some.length) await start(some);
    await Promise.all(running);
  }

  /** Gives their memory back; to be called once or more, when there is no more for them to do. */
  async end(): Promise<void> {
    this.#ended ??= this.#pool.destroy();
    await this.#ended;
  }
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / batch) }, (_, index) =>
    items.slice(index * batch, (index + 1) * batch),
  );
}
