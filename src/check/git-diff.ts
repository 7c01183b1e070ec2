import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** How the content changed since a commit. */
export interface BaseDiff {
  /** The day of the commit, in UTC. */
  day: string;
  /** The day of the commit that is judged, in UTC; undefined if something isn't committed yet. */
  judgedDay: string | undefined;
  /** Says why nothing is compared. */
  note?: string | undefined;
  /** New, changed and moved files, by their current path. */
  changes: ReadonlyMap<string, Change>;
  /** Deleted files, without those that moved. */
  deleted: readonly string[];
  /** Those, with their former texts. */
  deletedFiles: readonly Change[];
}

export interface Change {
  /** The former path; undefined if the file is new. */
  from?: string | undefined;
  /** The former text. */
  before?: string | undefined;
}

export class UnknownCommit extends Error {}

/**
 * Compares the content with a commit, untracked files included. Git runs without a shell, and eight
 * times, however many files changed.
 * @throws UnknownCommit
 */
export async function diffWithBase(paths: ArchivePaths, commit: string): Promise<BaseDiff> {
  const git = async (options: string, ...args: string[]) => {
    const all = [...options.split(' '), ...args];
    return (await promisify(execFile)('git', all, { cwd: paths.root, maxBuffer })).stdout;
  };
  const output = await git(
    'rev-parse --verify --quiet --end-of-options',
    `${commit}^{commit}`,
  ).catch(() => {
    throw new UnknownCommit(`--base ${commit} is not a commit of this repository`);
  });
  const name = output.trim();
  const dayOf = async (revision: string) =>
    isoDay(Number(await git('log -1 --format=%ct', revision)));
  const diff = 'diff --name-status -z --relative --diff-filter=ADMRT --find-renames=40%';
  const changed = await git(diff, name, '--', 'content');
  const untracked = await git('ls-files --others --exclude-standard -z -- content');
  const deleted: string[] = [];
  const changes = new Map<string, Change>(parseChanges(changed, deleted));
  for (const file of untracked.split('\0')) if (file) changes.set(file, {});
  const former: Change[] = deleted.map((from) => ({ from }));
  readFormerTexts(paths.root, name, [...changes.values(), ...former]);
  const deletedFiles = withoutMoved(former, paths.root, changes);
  const uncommitted = await git('status --porcelain -- content');
  const judgedDay = uncommitted ? undefined : await dayOf('HEAD');
  const isHead = name === (await git('rev-parse HEAD')).trim();
  return {
    ...{ day: await dayOf(name), judgedDay, changes, deletedFiles },
    note: isHead && !uncommitted ? noteOn(commit) : undefined,
    deleted: deletedFiles.map(({ from = '' }) => from),
  };
}

/**
 * Returns the deleted files without those whose body a new file has, which is then their change: git
 * ignores what isn't added, and gives up on a short file with another head.
 */
function withoutMoved(
  deleted: readonly Change[],
  root: string,
  changes: Map<string, Change>,
): Change[] {
  if (!deleted.length) return [];
  const key = (file: string, text: string) => `${file.split('/')[1]} ${bodyOf(text)}`;
  const added = [...changes.keys()].filter((file) => changes.get(file)?.from === undefined);
  const byBody = Map.groupBy(added, (file) => key(file, readFileSync(join(root, file), 'utf8')));
  return deleted.filter((former) => {
    const { from = '', before = '' } = former;
    const file = bodyOf(before) && byBody.get(key(from, before))?.shift();
    if (file) changes.set(file, former);
    return !file;
  });
}

function bodyOf(text: string): string {
  return text.replace(/^---[^]*?^---$/m, '').trim();
}

/** Returns the bytes of all files in some folders of a commit. */
export async function bytesAt(
  { root }: ArchivePaths,
  commit: string,
  folders: readonly string[],
): Promise<number> {
  const args = ['ls-tree', '-r', '-l', '--end-of-options', commit, '--', ...folders];
  const { stdout } = await promisify(execFile)('git', args, { cwd: root, maxBuffer });
  return [...stdout.matchAll(/^\S+ blob \S+ +(\d+)\t/gm)].reduce(
    (sum, [, bytes]) => sum + Number(bytes),
    0,
  );
}

function noteOn(commit: string): string {
  return `${commit} is the commit that is checked out, and nothing in content/ is uncommitted: nothing to compare; write --base ${commit}~1, or the commit before your changes`;
}

function isoDay(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** `A\0path\0M\0path\0D\0path\0R087\0from\0to\0` */
function* parseChanges(output: string, deleted: string[]): Generator<[string, Change]> {
  const parts = output.split('\0');
  for (let i = 0; i + 1 < parts.length;) {
    const status = parts[i++] ?? '';
    const from = parts[i++] ?? '';
    if (status.startsWith('R')) yield [parts[i++] ?? '', { from }];
    else if (status === 'D') deleted.push(from);
    else yield [from, status === 'A' ? {} : { from }];
  }
}

/** Adds the former texts, from one `git cat-file` for all files. */
function readFormerTexts(root: string, commit: string, changes: readonly Change[]) {
  const existing = changes.filter(({ from }) => from && !from.includes('\n'));
  if (!existing.length) return;
  const input = existing.map(({ from }) => `${commit}:./${from}\n`).join('');
  const output = execFileSync('git', ['cat-file', '--batch'], { cwd: root, input, maxBuffer });
  let at = 0;
  for (const change of existing) {
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
