import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Refusal } from '../loader/finding.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The arguments of a command, parsed. */
export interface Arguments {
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

/** Invalid arguments; the usage is printed below the message. */
export class UsageError extends Error {}

/**
 * Runs an npm script. `--help` prints `usage`, and invalid usage prints it too and exits with 2; a
 * refusal or an error prints its message and exits with 1.
 * @param run returns the exit code
 */
export async function command(
  usage: string,
  options: Options,
  run: (args: Arguments) => Promise<number | void>,
): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  let args: Arguments;
  try {
    args = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${usage}`);
    process.exit(2);
  }
  if (args.values.help) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = (await run(args)) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`);
      process.exit(2);
    }
    console.error(error instanceof Refusal ? error.message : details(error));
    process.exit(1);
  }
}

function details(error: unknown): string {
  return process.env.DEBUG && error instanceof Error ? String(error.stack) : messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Returns today's date, in UTC. Commands write it into content; builds have no clock. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
