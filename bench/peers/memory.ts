import { readdirSync, readFileSync } from 'node:fs';

/** How often the processes are looked at: seldom enough not to slow what is measured. */
const interval = 200;

/**
 * Watches a process and all below it.
 * @returns `peak`, in megabytes: what each process held at its most, summed over those that ran
 *   together; 0 where there is no /proc to read
 */
export function watchMemory(root: number | undefined): { peak(): number; stop(): void } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, heldBelow(root));
  }, interval);
  return { peak: () => most / 1024, stop: () => clearInterval(timer) };
}

interface Process {
  id: number;
  parent: number;
  /** The most it has held, in kilobytes. */
  held: number;
}

function heldBelow(root: number | undefined): number {
  const children = Map.groupBy(processes(), ({ parent }) => parent);
  let held = 0;
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const child of children.get(id) ?? []) {
      held += child.held;
      open.push(child.id);
    }
  return held;
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
    return [{ id: Number(id), parent: number('PPid'), held: number('VmHWM') }];
  } catch {
    // It has ended since.
    return [];
  }
}
