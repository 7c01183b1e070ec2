import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Tinypool } from 'tinypool';
import type { PageBatch, PageRequest, PictureRequest, TextRequest, TextResult } from './worker.ts';

type Tasks = typeof import('./worker.ts');

/**
 * Items in one task of a thread: many enough to make messages cheap, few enough to keep all threads
 * busy. Fewer items in all are done without a thread, which takes longer to start.
 */
const batchSize = 100;

/** Characters. Three of 17,670 texts have more. */
const heavyText = 10_000;

/** What keeps items that take too much memory from ending the build. */
interface Precautions<T, Result> {
  /** Whether an item is done in a thread, however few there are: a thread can run out of memory alone. */
  isHeavy?: (item: T) => boolean;
  /** Returns the results of a batch whose thread ran out of memory. */
  afterOutOfMemory?: (batch: T[]) => Promise<Result>;
}

/** Threads that render texts and pages, and draw pictures. */
export class Workers {
  #ended: Promise<void> | undefined;
  #megabytes: number;
  #pool: Tinypool;

  /** @param megabytes of a thread's heap: far more than any page needs, but 200 MB less than without */
  constructor(megabytes = 1024) {
    this.#megabytes = megabytes;
    this.#pool = new Tinypool({
      runtime: 'worker_threads',
      filename: new URL(`./worker${extname(import.meta.filename)}`, import.meta.url).href,
      minThreads: 0,
      maxThreads: availableParallelism(),
      // Keeps threads between texts and pages.
      idleTimeout: 60_000,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
  }

  /** Renders texts, in their order. @param seconds that one of them may take */
  async renderTexts(texts: Iterable<TextRequest>, seconds?: number): Promise<TextResult[]> {
    const results = await this.#runBatches(
      'renderTexts',
      texts,
      (batch) => ({ texts: batch, seconds }),
      {
        isHeavy: ({ markdown }) => markdown.length > heavyText,
        afterOutOfMemory: (batch) => this.#renderEach(batch, seconds),
      },
    );
    // New threads for the pages, so that these don't need their memory on top of the texts'.
    await this.#pool.recycleWorkers();
    return results.flat();
  }

  /** Renders each text alone, to find the one that takes more memory than a thread has. */
  async #renderEach(texts: TextRequest[], seconds?: number): Promise<TextResult[]> {
    const results: TextResult[] = [];
    for (const text of texts) {
      const [result] = await this.#pool
        .run({ texts: [text], seconds }, { name: 'renderTexts' })
        .catch((error: unknown) => {
          if (!isOutOfMemory(error)) throw error;
          return [{ failure: `it takes more than ${this.#megabytes} MB of memory; divide it` }];
        });
      results.push(result);
    }
    return results;
  }

  /** Renders pages and writes them. */
  async writePages(shared: Omit<PageBatch, 'pages'>, pages: Iterable<PageRequest>): Promise<void> {
    await this.#runBatches('writePages', pages, (batch) => ({ ...shared, pages: batch }));
  }

  /** Draws pictures and writes them. */
  async writePictures(pictures: Iterable<PictureRequest>): Promise<void> {
    await this.#runBatches('writePictures', pictures, (batch) => batch);
  }

  /** Runs a task for each batch of items, and returns the results in their order. */
  async #runBatches<T, Name extends keyof Tasks>(
    name: Name,
    items: Iterable<T>,
    task: (batch: T[]) => Parameters<Tasks[Name]>[0],
    { isHeavy, afterOutOfMemory }: Precautions<T, Awaited<ReturnType<Tasks[Name]>>> = {},
  ): Promise<Awaited<ReturnType<Tasks[Name]>>[]> {
    type Result = Awaited<ReturnType<Tasks[Name]>>;
    const results: Promise<Result>[] = [];
    const running = new Set<Promise<unknown>>();
    for (const batch of batches(items)) {
      const isOnlyBatch =
        !results.length && batch.length < batchSize && !(isHeavy && batch.some(isHeavy));
      const result: Promise<Result> = isOnlyBatch
        ? (await import('./worker.ts'))[name](task(batch) as never)
        : this.#pool.run(task(batch), { name }).catch((error: unknown) => {
            if (afterOutOfMemory && isOutOfMemory(error)) return afterOutOfMemory(batch);
            throw error;
          });
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

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
