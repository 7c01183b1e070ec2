import { readdirSync, readFileSync } from 'node:fs';

/** In milliseconds: rare enough not to slow down the measured processes. */
const interval = 200;

/**
 * Watches the descendants of a process.
 * @returns `peak`, in megabytes: the sum of the peaks of processes that ran together; 0 without /proc
 */
export function watchMemory(root: number | undefined): { peak(): number; stop(): void } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, descendantsPeak(root));
  }, interval);
  return { peak: () => peak / 1024, stop: () => clearInterval(timer) };
}

interface Process {
  id: number;
  parent: number;
  /** Its peak memory so far, in kilobytes. */
  peak: number;
}

function descendantsPeak(root: number | undefined): number {
  const children = Map.groupBy(processes(), ({ parent }) => parent);
  let peak = 0;
  const pending = [root];
  for (let id = pending.pop(); id !== undefined; id = pending.pop())
    for (const child of children.get(id) ?? []) {
      peak += child.peak;
      pending.push(child.id);
    }
  return peak;
}

function processes(): Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(process);
  } catch {
    return [];
  }
}

function process(id: string): Process[] {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const number = (field: string) =>
      Number(status.match(new RegExp(`^${field}:\\s+(\\d+)`, 'm'))?.[1] ?? 0);
    return [{ id: Number(id), parent: number('PPid'), peak: number('VmHWM') }];
  } catch {
    // The process has ended meanwhile.
    return [];
  }
}
