import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Tinypool } from 'tinypool';
import type { PagesTask, PageTask, Rendered, Unrendered } from './tasks.ts';

type Work = typeof import('./worker.ts');

/**
 * How much a worker takes at once: enough that handing over costs little, and waits little. Less
 * than that in all is done here: starting a thread takes longer.
 */
const batch = 100;

/** Threads that do what can be done side by side: rendering texts, and making pages. */
export class Workers {
  #ended: Promise<void> | undefined;
  #pool = new Tinypool({
    runtime: 'worker_threads',
    filename: new URL(`./worker${extname(import.meta.filename)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: availableParallelism(),
    // Kept while there is work of any kind.
    idleTimeout: 60_000,
    // Far more than any page needs; without a bound each would let 200 MB more lie about.
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });

  /** Renders texts, in their order. */
  async render(texts: Iterable<Unrendered>): Promise<Rendered[]> {
    return (await this.#divide('render', texts, (some) => some)).flat();
  }

  /** Renders pages, and writes them. */
  async write(
    { program, params }: Omit<PagesTask, 'pages'>,
    pages: Iterable<PageTask>,
  ): Promise<void> {
    await this.#divide('write', pages, (some) => ({ program, params, pages: some }));
  }

  /** Does a kind of work by batches, and gives what came of each, in their order. */
  async #divide<T, Name extends keyof Work>(
    name: Name,
    items: Iterable<T>,
    task: (some: T[]) => Parameters<Work[Name]>[0],
  ): Promise<Awaited<ReturnType<Work[Name]>>[]> {
    type Result = Awaited<ReturnType<Work[Name]>>;
    const results: Promise<Result>[] = [];
    const running = new Set<Promise<unknown>>();
    for (const some of batches(items)) {
      const few = !results.length && some.length < batch;
      const run: Promise<Result> = few
        ? (await import('./worker.ts'))[name](task(some) as never)
        : this.#pool.run(task(some), { name });
      results.push(run);
      const counted: Promise<unknown> = run.finally(() => running.delete(counted));
      running.add(counted);
      // The first to fail is said; none of the others may end the process before.
      counted.catch(() => undefined);
      // Items are made as they are wanted: all of them at once would fill the memory.
      if (running.size > 2 * this.#pool.options.maxThreads) await Promise.race(running);
    }
    return Promise.all(results);
  }

  /** Gives their memory back; to be called once or more, when there is no more for them to do. */
  async end(): Promise<void> {
    this.#ended ??= this.#pool.destroy();
    await this.#ended;
  }
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let some: T[] = [];
  for (const item of items) {
    some.push(item);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length) yield some;
}
