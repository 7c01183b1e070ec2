import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Refusal } from '../loader/finding.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The parsed flags and other arguments of a command. */
type Arguments<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true }>
>;

/** Invalid arguments; the usage is printed below the message. */
export class UsageError extends Error {}

/**
 * Runs an npm script. `--help` prints `usage`, and invalid usage prints it too and exits with 2; a
 * refusal or an error prints its message and exits with 1.
 * @param run returns the exit code
 */
export async function command<T extends Options>(
  usage: string,
  options: T,
  run: (args: Arguments<T>) => Promise<number | void>,
): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  let args;
  try {
    args = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${usage}`);
    process.exit(2);
  }
  if ('help' in args.values) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = (await run(args as Arguments<T>)) ?? 0;
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

/** @throws UsageError if an option isn't a whole number above 0 */
export function positiveInteger(value: string, option: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError(`${option} is "${value}"; write a whole number above 0`);
}

/** Resolves a path from the folder where the user called npm. */
export function userPath(path = '.'): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

/** Returns today's date, in UTC. Commands write it into content; builds have no clock. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
