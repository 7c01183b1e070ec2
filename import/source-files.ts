import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/** A file of a source, or why it could not be had. */
export type SourceFile = { path: string } & ({ bytes: Buffer } | { error: string });

/** No file of text is longer than this, in bytes. */
export const longestFile = 20_000_000;

/**
 * The files of a folder, or of a .tar or .tar.gz, sorted in a folder and in their order in an
 * archive, which is streamed. Links and paths that lead out of it are named and not followed.
 * @throws where there is no such source at all
 */
export async function* sourceFiles(
  source: string,
  seen: (share: number) => void = () => {},
): AsyncGenerator<SourceFile> {
  const facts = await stat(source).catch(() => {
    throw new Error(`there is no ${source}`);
  });
  if (facts.isDirectory()) yield* folderFiles(source, seen);
  else if (/\.(?:tar|tgz|tar\.gz)$/i.test(source)) yield* archiveFiles(source, facts.size, seen);
  else throw new Error(`${source} is neither a folder nor a .tar.gz or .tar file`);
}

async function* folderFiles(
  folder: string,
  seen: (share: number) => void,
): AsyncGenerator<SourceFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const [index, { entry, path: full }] of paths.entries()) {
    seen(index / paths.length);
    const path = relative(folder, full).split(sep).join('/');
    if (litter.test(path)) continue;
    if (!entry.isFile()) yield { path, error: 'is a link or a device, and is not followed' };
    else if ((await stat(full)).size > longestFile) yield { path, error: tooLong };
    else yield { path, bytes: await readFile(full) };
  }
}

async function* archiveFiles(
  source: string,
  size: number,
  seen: (share: number) => void,
): AsyncGenerator<SourceFile> {
  const entries = extract();
  const file = createReadStream(source);
  const stream = /gz$/i.test(source) ? file.pipe(createGunzip()) : file;
  // `pipe` hands on no errors: a cut archive must not look like its end.
  file.on('error', (error: Error) => entries.destroy(error));
  if (stream !== file) stream.on('error', (error: Error) => entries.destroy(error));
  stream.pipe(entries);
  let last = '';
  try {
    for await (const entry of entries) {
      const path = entry.header.name.replace(/^(?:\.\/)+/, '');
      last = path;
      seen(file.bytesRead / size);
      const problem = refused(path, entry.header);
      if (problem === undefined) yield { path, bytes: await collect(entry) };
      else {
        if (problem) yield { path, error: problem };
        entry.resume();
      }
    }
  } catch (error) {
    const after = last ? `after ${last}` : 'at its beginning';
    const why = error instanceof Error ? error.message : String(error);
    yield { path: source, error: `the archive is broken ${after}, and ends there (${why})` };
  } finally {
    file.destroy();
  }
}

/** What version control and file managers leave lying about. */
const litter = /(?:^|\/)(?:\.git|\.DS_Store|\._[^/]*)(?:\/|$)/;

const tooLong = `is longer than ${longestFile / 1e6} MB, which no text is`;

/** Why an entry is not read; '' where it is nothing to speak of. */
function refused(
  path: string,
  header: { type?: string | null; size?: number },
): string | undefined {
  if (litter.test(path)) return '';
  if (header.type === 'directory' || /^pax|^gnu/.test(header.type ?? '')) return '';
  if (path.startsWith('/') || path.includes('\\') || path.split('/').includes('..'))
    return 'its path leads out of the archive';
  if (header.type !== 'file') return 'is a link or a device, and is not followed';
  if ((header.size ?? 0) > longestFile) return tooLong;
  return undefined;
}

async function collect(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Whether a file lies in a folder once links are followed. */
export async function withinFolder(folder: string, file: string): Promise<boolean> {
  const [inside, outside] = await Promise.all([realpath(file), realpath(folder)]);
  return inside.startsWith(outside + sep);
}

/**
 * One file's bytes.
 * @throws with its name, where it is not there or longer than any source of its kind
 */
export async function sourceBytes(file: string, limit = 100e6): Promise<Buffer> {
  const facts = await stat(file).catch(() => {
    throw new Error(`there is no ${file}`);
  });
  if (!facts.isFile()) throw new Error(`${file} is not a file`);
  if (facts.size > limit) throw new Error(`${file} is longer than ${limit / 1e6} MB`);
  return readFile(file);
}
