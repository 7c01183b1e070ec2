import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A build that has ended. */
export interface EndedBuild {
  /** `null` if it was killed. */
  code: number | null;
  printed: string;
}

/**
 * Builds a site with the program in a folder, whose `.cache` is used if it is a copy.
 * @throws with what was printed, if the build fails
 */
export async function runBuild(
  archive: string,
  out: string,
  project = resolve('.'),
  killed?: AbortSignal,
): Promise<EndedBuild> {
  const cache = project === resolve('.') ? archive : project;
  const env = {
    ...process.env,
    ARCHIVE_DIR: archive,
    OUT_DIR: out,
    CACHE_DIR: join(cache, '.cache'),
    GITHUB_ACTIONS: '',
  };
  const child = spawn(process.execPath, ['src/cli/build.ts'], { cwd: project, env });
  killed?.addEventListener('abort', () => child.kill('SIGKILL'));
  let printed = '';
  child.stdout.on('data', (data) => (printed += data));
  child.stderr.on('data', (data) => (printed += data));
  const code = await new Promise<number | null>((done, fail) =>
    child.on('error', fail).on('close', done),
  );
  if (code) throw new Error(printed);
  return { code, printed };
}

/** Compares two folders byte by byte and returns a line for each file that differs. */
export function compareFolders(a: string, b: string): string[] {
  const [inA, inB] = [filesIn(a), filesIn(b)];
  return [
    ...[...inA].filter((file) => !inB.has(file)).map((file) => `${file} is only in ${a}`),
    ...[...inB].filter((file) => !inA.has(file)).map((file) => `${file} is only in ${b}`),
    ...[...inA]
      .filter((file) => inB.has(file))
      .filter((file) => !readFileSync(join(a, file)).equals(readFileSync(join(b, file))))
      .map((file) => `${file} differs`),
  ];
}

export function filesIn(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return new Set(files);
}
