import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { constructs } from './hard-texts.ts';

/** What the costliest text of a construct took. */
export interface TextCost {
  construct: string;
  texts: number;
  /** How many of them check rejects. */
  rejected: number;
  cpuSeconds: number;
  /** The peak of a process that rendered all of them. */
  megabytes: number;
  /** The start of the text that took the most CPU time. */
  costliest: string;
}

/** No text that check accepts may take more. */
export const textLimits = { cpuSeconds: 2, megabytes: 300 };

/** Checks and renders the hardest texts of each construct, in a process for each, some at once. */
export async function* measureTexts(): AsyncGenerator<TextCost> {
  const costs: Promise<TextCost>[] = [];
  for (const [index, construct] of constructs.entries()) {
    const former = costs[index - availableParallelism()];
    costs.push(Promise.resolve(former).then(() => measureConstruct(construct)));
  }
  yield* costs;
}

async function measureConstruct(construct: string): Promise<TextCost> {
  // V8 leaves more garbage if it may, and a text that needs more memory than this ends the process.
  const heap = ['--max-old-space-size=150', '--max-semi-space-size=16'];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...heap,
    resolve('bench/text-usage.ts'),
    construct,
  ]);
  return { construct, ...JSON.parse(stdout) };
}
