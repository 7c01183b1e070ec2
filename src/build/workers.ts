import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Tinypool } from 'tinypool';
import type { PageBatch, PageRequest, TextRequest, TextResult } from './worker.ts';

type Tasks = typeof import('./worker.ts');

/**
 * Items in one task of a thread: many enough to make messages cheap, few enough to keep all threads
 * busy. Fewer items in all are done without a thread, which takes longer to start.
 */
const batchSize = 100;

/** Threads that render texts and pages. */
export class Workers {
  #ended: Promise<void> | undefined;
  #pool = new Tinypool({
    runtime: 'worker_threads',
    filename: new URL(`./worker${extname(import.meta.filename)}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: availableParallelism(),
    // Keeps threads between texts and pages.
    idleTimeout: 60_000,
    // Far more than any page needs; without a limit each thread would use 200 MB more.
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });

  /** Renders texts, in their order. @param seconds that one of them may take */
  async renderTexts(texts: Iterable<TextRequest>, seconds?: number): Promise<TextResult[]> {
    const results = await this.#runBatches('renderTexts', texts, (batch) => ({
      texts: batch,
      seconds,
    }));
    // New threads for the pages, so that these don't need their memory on top of the texts'.
    await this.#pool.recycleWorkers();
    return results.flat();
  }

  /** Renders pages and writes them. */
  async writePages(shared: Omit<PageBatch, 'pages'>, pages: Iterable<PageRequest>): Promise<void> {
    await this.#runBatches('writePages', pages, (batch) => ({ ...shared, pages: batch }));
  }

  /** Runs a task for each batch of items, and returns the results in their order. */
  async #runBatches<T, Name extends keyof Tasks>(
    name: Name,
    items: Iterable<T>,
    task: (batch: T[]) => Parameters<Tasks[Name]>[0],
  ): Promise<Awaited<ReturnType<Tasks[Name]>>[]> {
    type Result = Awaited<ReturnType<Tasks[Name]>>;
    const results: Promise<Result>[] = [];
    const running = new Set<Promise<unknown>>();
    for (const batch of batches(items)) {
      const isOnlyBatch = !results.length && batch.length < batchSize;
      const result: Promise<Result> = isOnlyBatch
        ? (await import('./worker.ts'))[name](task(batch) as never)
        : this.#pool.run(task(batch), { name });
      results.push(result);
      const tracked: Promise<unknown> = result.finally(() => running.delete(tracked));
      running.add(tracked);
      // Promise.all reports the first failure; this catch keeps others from ending the process.
      tracked.catch(() => undefined);
      // Items are made lazily: all of them together would fill the memory.
      if (running.size > 2 * this.#pool.options.maxThreads) await Promise.race(running);
    }
    return Promise.all(results);
  }

  /** Ends the threads and frees their memory. May be called again. */
  async end(): Promise<void> {
    this.#ended ??= this.#pool.destroy();
    await this.#ended;
  }
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
