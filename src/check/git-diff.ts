import { execFile, execFileSync } from 'node:child_process';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** What became of the content since a commit. */
export interface Base {
  /** The day of that commit, UTC. */
  day: string;
  /** Files that are new, changed or moved, by their path now; those that stayed are not here. */
  changes: ReadonlyMap<string, Change>;
  /** Files that are no more, unless what they said is in one that moved. */
  gone: readonly string[];
}

export interface Change {
  /** Where the file was; nothing where it is new. */
  from?: string | undefined;
  /** What it said. */
  before?: string | undefined;
}

/** The commit that was named is none. */
export class UnknownCommit extends Error {}

/**
 * Compares the content with a commit, files that git doesn't know yet included. Git is called
 * without a shell, and as often for one file as for thousands.
 * @throws UnknownCommit
 */
export async function diffWithBase(paths: ArchivePaths, commit: string): Promise<Base> {
  const git = (...args: string[]) => run(paths.root, args);
  const name = (
    await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`).catch(
      () => {
        throw new UnknownCommit(`--base ${commit} is not a commit of this repository`);
      },
    )
  ).trim();
  const seconds = Number(await git('log', '-1', '--format=%ct', name));
  const changed = await git(
    'diff',
    '--name-status',
    '-z',
    '--relative',
    '--diff-filter=ADMRT',
    '--find-renames=40%',
    name,
    '--',
    'content',
  );
  const unknown = await git('ls-files', '--others', '--exclude-standard', '-z', '--', 'content');
  const gone: string[] = [];
  const changes = new Map<string, Change>(parseChanges(changed, gone));
  for (const file of unknown.split('\0')) if (file) changes.set(file, {});
  readBefore(paths.root, name, changes);
  return { day: new Date(seconds * 1000).toISOString().slice(0, 10), changes, gone };
}

/** `A\0path\0M\0path\0D\0path\0R087\0from\0to\0` */
function* parseChanges(output: string, gone: string[]): Generator<[string, Change]> {
  const parts = output.split('\0');
  for (let i = 0; i + 1 < parts.length;) {
    const status = parts[i++] ?? '';
    const from = parts[i++] ?? '';
    if (status.startsWith('R')) yield [parts[i++] ?? '', { from }];
    else if (status === 'D') gone.push(from);
    else yield [from, status === 'A' ? {} : { from }];
  }
}

/** What the files said, from one `git cat-file` for all of them. */
function readBefore(root: string, commit: string, changes: Map<string, Change>) {
  const known = [...changes.values()].filter(
    ({ from }) => from !== undefined && !from.includes('\n'),
  );
  if (!known.length) return;
  const input = known.map(({ from }) => `${commit}:./${from}\n`).join('');
  const output = execFileSync('git', ['cat-file', '--batch'], { cwd: root, input, maxBuffer });
  let at = 0;
  for (const change of known) {
    const end = output.indexOf(0x0a, at);
    const size = Number(output.toString('utf8', at, end).match(/ blob (\d+)$/)?.[1]);
    if (Number.isNaN(size)) at = end + 1;
    else {
      change.before = output.toString('utf8', end + 1, end + 1 + size);
      at = end + size + 2;
    }
  }
}

const maxBuffer = 2 ** 30;

function run(cwd: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('git', args, { cwd, maxBuffer }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
}
