import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Refusal } from '../loader/finding.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Called {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

/** What was asked for can't be; the usage says what can. */
export class WrongCall extends Error {}

/**
 * Runs one npm script: `--help` prints `usage`, a wrong call exits 2 with it, and what `run`
 * returns is the exit code. A refusal or an error is said in its own words, and exits 1.
 */
export async function command(
  usage: string,
  options: Options,
  run: (called: Called) => Promise<number | void>,
): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  let called: Called;
  try {
    called = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${usage}`);
    process.exit(2);
  }
  if (called.values.help) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = (await run(called)) ?? 0;
  } catch (error) {
    if (error instanceof WrongCall) {
      console.error(`${error.message}\n\n${usage}`);
      process.exit(2);
    }
    console.error(error instanceof Refusal ? error.message : explained(error));
    process.exit(1);
  }
}

function explained(error: unknown): string {
  return process.env.DEBUG && error instanceof Error ? String(error.stack) : messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
