import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Five talks, the archive that commands read unless a test names another. */
export const sampleArchive = resolve('src/test/archives/sample');

/** A command that has ended. */
export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Standard output and standard error, as a terminal shows them. */
  output: string;
}

/** Runs an npm script's command to its end, in this project or in a copy of it. */
export function run(...call: Parameters<typeof command>): Promise<CommandResult> {
  return new Promise((done, fail) => {
    const child = command(...call);
    const result: CommandResult = { code: null, stdout: '', stderr: '', output: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (data) => {
        result[stream] += data;
        result.output += data;
      });
    child.on('error', fail).on('close', (code, signal) => {
      if (signal) result.output += `${call[0]} was ended by ${signal}\n`;
      done({ ...result, code });
    });
  });
}

/** A command that runs until it is stopped. */
export interface RunningCommand {
  port: number;
  /**
   * Returns the first line that matches, once it is printed.
   * @throws AssertionError if the command ends first, or after a minute
   */
  prints(pattern: RegExp): Promise<string>;
  stop(): void;
}

/** Starts an npm script's command on a free port. */
export async function start(
  script: string,
  env: Record<string, string> = {},
): Promise<RunningCommand> {
  const port = await freePort();
  const child = command(script, { ...env, PORT: `${port}` });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const line = (pattern: RegExp) => output.split('\n').find((each) => pattern.test(each));
  return {
    port,
    async prints(pattern) {
      for (let tries = 0; !line(pattern) && child.exitCode === null && tries < 1200; tries++)
        await new Promise((next) => setTimeout(next, 50));
      const found = line(pattern);
      assert.ok(found !== undefined, `${script} never prints ${pattern}, but: ${output}`);
      return found;
    },
    stop: () => void child.kill(),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A command in a terminal, as its user sees it. */
export interface Terminal {
  /** Waits for a text in the output since the last wait. @throws Error after half a minute */
  says(text: string): Promise<void>;
  type(keys: string): void;
  end: Promise<{ code: number | null; output: string }>;
}

/** Starts an npm script's command in a terminal of its own, made by util-linux's `script`. */
export function terminal(
  script: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Terminal {
  const words = [...commandLine(script), ...args].map((word) => `"${word}"`);
  const sized = `stty cols 100 rows 40; exec ${words.join(' ')}`;
  const mac = process.platform === 'darwin';
  const options = mac ? ['-q', '/dev/null', 'sh', '-c', sized] : ['-qec', sized, '/dev/null'];
  const child = spawn('script', options, { env: commandEnv({ TERM: 'xterm', ...env }) });
  let output = '';
  let seen = 0;
  child.stdout.on('data', (data) => (output += stripVTControlCharacters(String(data))));
  const end = new Promise<{ code: number | null; output: string }>((done, fail) => {
    child.on('error', fail).on('close', (code) => done({ code, output }));
  });
  return {
    async says(text) {
      for (let tries = 0; !output.includes(text, seen); tries++) {
        if (tries === 600) {
          child.kill();
          throw new Error(`${script} didn’t print ${text}, but ${output.slice(seen)}`);
        }
        await new Promise((next) => setTimeout(next, 50));
      }
      seen = output.indexOf(text, seen) + text.length;
    },
    type: (keys) => void child.stdin.write(keys),
    end,
  };
}

/** Starts an npm script's command as npm does. */
export function command(
  script: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
  project = resolve('.'),
): ChildProcessWithoutNullStreams {
  const [node = '', ...rest] = commandLine(script, project);
  return spawn(node, [...rest, ...args], { cwd: project, env: commandEnv(env) });
}

function commandLine(script: string, project = resolve('.')): string[] {
  const file = script === 'bench' ? 'bench/bench.ts' : `src/cli/${script}.ts`;
  return [process.execPath, join(project, file)];
}

/** Returns the environment of a command. All share one cache, so that pages are compiled once. */
export function commandEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GITHUB_ACTIONS: '',
    ARCHIVE_DIR: sampleArchive,
    CACHE_DIR: resolve('.cache'),
    ...env,
  };
}

/** Parses a command in a guide. @example 'A=b npm run check -- --fix' // => { env: { A: 'b' }, script: 'check', args: ['--fix'] } */
export function parseNpm(command: string) {
  const words = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  const npm = words.indexOf('npm');
  const env = Object.fromEntries(words.slice(0, npm).map((word) => word.split('=', 2)));
  return { env, script: words[npm + 2] ?? '', args: words.slice(npm + 4) };
}
