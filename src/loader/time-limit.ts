import { createContext, Script } from 'node:vm';

/** Seconds. A text within its bounds takes two: this is for what nobody foresaw. */
const limit = 60;

const context = createContext({});
const script = new Script('work()');

/**
 * Runs synchronous work in this thread, and stops it if it takes too long. That costs a thread, 0.1 to
 * 0.6 ms; work within other work is under its limit.
 * @throws an error of the work, or that it takes too long
 */
export function inTime<T>(work: () => T, seconds = limit): T {
  if (context.work) return work();
  context.work = work;
  try {
    return script.runInContext(context, { timeout: seconds * 1000 }) as T;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw cause;
    throw new Error(`it takes longer than ${seconds} s; divide it`);
  } finally {
    context.work = undefined;
  }
}
