import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the process after `clean` if a signal interrupts it, with that signal's usual exit code. A
 * signal may come twice: a terminal sends it, and npm passes it on.
 * @returns a function that stops listening
 */
export function onInterrupt(clean: () => Promise<void>): () => void {
  const end = async (signal: (typeof signals)[number]) => {
    await clean();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
