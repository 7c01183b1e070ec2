import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { fetchUrl } from './fetch.ts';
import { isUrl } from './web-url.ts';

/** A file of a source, or why it can’t be read. */
export type SourceFile = { path: string } & ({ bytes: Buffer } | { error: string });

/** Bytes of one file in a source. */
const fileSizeLimit = 20_000_000;

/**
 * Yields the files of a folder, sorted, or of a .tar or .tar.gz, streamed in its own order. Links, and
 * paths outside the source, are yielded as errors and not followed.
 * @throws if the source doesn't exist
 */
export async function* sourceFiles(
  source: string,
  onProgress: (share: number) => void = () => {},
): AsyncGenerator<SourceFile> {
  const stats = await stat(source).catch(() => {
    throw new Error(`${source} doesn’t exist`);
  });
  if (stats.isDirectory()) yield* folderFiles(source, onProgress);
  else if (/\.(?:tar|tgz|tar\.gz)$/i.test(source))
    yield* archiveFiles(source, stats.size, onProgress);
  else throw new Error(`${source} is neither a folder nor a .tar.gz or .tar file`);
}

async function* folderFiles(
  folder: string,
  onProgress: (share: number) => void,
): AsyncGenerator<SourceFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const [index, { entry, path: full }] of paths.entries()) {
    onProgress(index / paths.length);
    const path = relative(folder, full).split(sep).join('/');
    if (ignoredPaths.test(path)) continue;
    if (!entry.isFile()) yield { path, error: notAFile };
    else if ((await stat(full)).size > fileSizeLimit) yield { path, error: tooLarge };
    else yield { path, bytes: await readFile(full) };
  }
}

async function* archiveFiles(
  source: string,
  size: number,
  onProgress: (share: number) => void,
): AsyncGenerator<SourceFile> {
  const entries = extract();
  const file = createReadStream(source);
  const stream = /gz$/i.test(source) ? file.pipe(createGunzip()) : file;
  // `pipe` doesn't forward errors: a truncated archive must not look complete.
  file.on('error', (error: Error) => entries.destroy(error));
  if (stream !== file) stream.on('error', (error: Error) => entries.destroy(error));
  stream.pipe(entries);
  let lastPath = '';
  try {
    for await (const entry of entries) {
      const path = entry.header.name.replace(/^(?:\.\/)+/, '');
      lastPath = path;
      onProgress(file.bytesRead / size);
      const problem = entryProblem(path, entry.header);
      if (problem === undefined) yield { path, bytes: await buffer(entry) };
      else {
        if (problem) yield { path, error: problem };
        entry.resume();
      }
    }
    // A tar that ends between two files looks complete, but has no empty block at its end.
    if (stream === file && !(await endsWithEmptyBlock(source, size)))
      throw new Error('its end is missing');
  } catch (error) {
    const after = lastPath ? `after ${lastPath}` : 'at its start';
    const why = error instanceof Error ? error.message : String(error);
    yield {
      path: source,
      error: `the archive is invalid ${after}; the rest can’t be read (${why})`,
    };
  } finally {
    file.destroy();
  }
}

async function endsWithEmptyBlock(file: string, size: number): Promise<boolean> {
  const end = createReadStream(file, { start: Math.max(0, size - 512) });
  return (await buffer(end)).every((byte) => byte === 0);
}

/** Files of version control and of file managers. */
const ignoredPaths = /(?:^|\/)(?:\.git|\.DS_Store|\._[^/]*)(?:\/|$)/;

const tooLarge = `is larger than ${fileSizeLimit / 1e6} MB`;
const notAFile = 'is a link or a device, which imports don’t follow';

/** Returns why an entry can't be read, or '' if it can be ignored silently. */
function entryProblem(
  path: string,
  header: { type?: string | null; size?: number },
): string | undefined {
  if (ignoredPaths.test(path)) return '';
  if (header.type === 'directory' || /^pax|^gnu/.test(header.type ?? '')) return '';
  if (path.startsWith('/') || path.includes('\\') || path.split('/').includes('..'))
    return 'its path is outside the archive';
  if (header.type !== 'file') return notAFile;
  if ((header.size ?? 0) > fileSizeLimit) return tooLarge;
  return undefined;
}

/** Whether a file is in a folder after following links. */
export async function isWithinFolder(folder: string, file: string): Promise<boolean> {
  const [inside, outside] = await Promise.all([realpath(file), realpath(folder)]);
  return inside.startsWith(outside + sep);
}

/**
 * Reads a source that is one file or a URL.
 * @throws with its name, if it doesn't exist or is larger than 100 MB
 */
export async function readSourceFile(file: string): Promise<Buffer> {
  if (isUrl(file)) return fetchUrl(file);
  const stats = await stat(file).catch(() => {
    throw new Error(`${file} doesn’t exist`);
  });
  if (!stats.isFile()) throw new Error(`${file} is not a file`);
  if (stats.size > 100e6) throw new Error(`${file} is larger than 100 MB`);
  return readFile(file);
}
