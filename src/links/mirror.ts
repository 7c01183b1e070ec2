import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Day } from '../archive/date.ts';
import type { Download } from '../archive/download.ts';
import { extensionOf, fileType } from '../archive/file-types.ts';
import type { Site } from '../archive/site.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { allFiles, type ContentFile } from '../loader/content-file.ts';
import { factsName, readFacts } from '../loader/facts.ts';
import { mismatchedKind } from '../loader/file-kind.ts';
import { failure, redirectsFollowed } from './ask.ts';
import { copyPath, fileFacts, saveFacts } from './facts-file.ts';
import { goodManners, type Manners } from './manners.ts';
import { PoliteClient } from './polite-client.ts';
import { saveTo, Unwanted, type ReadBody } from './read-body.ts';
import { mediaTypeOf, redirectOf } from './reply.ts';

interface Options {
  /** Conferences, talks and URLs of downloads; all, if there are none. */
  chosen: readonly string[];
  /** What the speakers of those permitted. Without it, only what has a license is copied. */
  permission?: string | undefined;
  /** In bytes. */
  limit: number;
  day: Day;
  manners?: Manners;
  signal?: AbortSignal;
}

/** A download without a file of the archive's own. */
interface Original {
  talk: ContentFile<'talks'>;
  /** Its place in the talk's list. */
  index: number;
  download: Download;
}

/** What became of a URL: the path of its copy below `public/downloads/`, or why there is none. */
export interface Mirrored {
  url: string;
  originals: Original[];
  file?: string;
  refused?: string;
}

/**
 * Copies originals into `public/downloads/`, and writes their checksums and where they came from into
 * `facts/`. No file is replaced. It doesn't change talks: their authors name the copies.
 * @throws if something chosen isn't in the archive
 */
export async function mirror(
  paths: ArchivePaths,
  site: Site,
  files: readonly ContentFile[],
  { chosen, permission, limit, day, manners = goodManners, signal }: Options,
): Promise<Mirrored[]> {
  const originals = originalsByUrl(files, chosen);
  const known = copiesByUrl(paths);
  const client = new PoliteClient(`Aftertalk (+${site.url})`, manners, signal);
  mkdirSync(paths.cache, { recursive: true });
  const folder = mkdtempSync(join(paths.cache, 'mirror-'));

  async function copy(url: string, originals: Original[], number: number): Promise<Mirrored> {
    const file = known.get(url);
    if (file) return { url, originals, file };
    const permitted = originals.find(({ download }) => permitsCopies(download.license));
    const { talk, download } = permitted ?? originals[0]!;
    if (!permitted && !permission)
      return { url, originals, refused: 'no license that permits copies' };
    const part = join(folder, String(number));
    try {
      const saved = saveTo(part, limit, manners.patienceForFiles);
      const extension = await fetchFile(client, url, saved);
      await refuseOtherContent(part, extension);
      const from = { url, date: day, ...(permission && { permission }) };
      const facts = { ...fileFacts(part), from };
      const file = place(paths, part, `${talk.id}-${download.type}`, extension);
      // Other files of the conference were copied meanwhile.
      const { links = {}, files = {} } = readFacts(paths).get(factsName(talk)) ?? {};
      saveFacts(paths, factsName(talk), { links, files: { ...files, [file]: facts } });
      return { url, originals, file };
    } catch (error) {
      const refused = error instanceof Unwanted ? error.message : failure(error).reason;
      return { url, originals, refused };
    }
  }

  try {
    return await Promise.all(
      [...originals].map(([url, originals], number) => copy(url, originals, number)),
    );
  } finally {
    await client.close();
    rmSync(folder, { recursive: true });
  }
}

function originalsByUrl(
  files: readonly ContentFile[],
  chosen: readonly string[],
): Map<string, Original[]> {
  const byUrl = new Map<string, Original[]>();
  const unknown = new Set(chosen);
  for (const talk of allFiles(files, 'talks')) {
    const { draft, withdrawn, downloads = [] } = talk.fields;
    if (draft || withdrawn) continue;
    for (const [index, download] of downloads.entries()) {
      const { url, file } = download;
      const names = [talk.id, talk.id.split('/', 1)[0] ?? '', url ?? ''];
      for (const name of names) unknown.delete(name);
      if (!url || file || (chosen.length && !names.some((name) => chosen.includes(name)))) continue;
      byUrl.set(url, [...(byUrl.get(url) ?? []), { talk, index, download }]);
    }
  }
  const [first] = unknown;
  if (first === undefined) return byUrl;
  throw new Error(`${first} is no conference or talk with downloads, and no URL of one`);
}

/** Returns the copies that were made before, whether or not talks name them. */
function copiesByUrl(paths: ArchivePaths): Map<string, string> {
  const files = [...readFacts(paths).values()].flatMap((facts) =>
    Object.entries(facts?.files ?? {}),
  );
  return new Map(
    files.flatMap(([file, { from }]): [string, string][] =>
      from && existsSync(copyPath(paths, file)) ? [[from.url, file]] : [],
    ),
  );
}

/** Whether a license lets others copy a work, as those of SPDX's list do. */
function permitsCopies(license = ''): boolean {
  const none = /LicenseRef|\b(?:none|noassertion|unlicensed|proprietary|reserved)\b/i;
  return license !== '' && !none.test(license);
}

/** Fetches a file, following redirects. @returns the extension of its name, without the point */
async function fetchFile(client: PoliteClient, link: string, readBody: ReadBody): Promise<string> {
  let url = new URL(link);
  for (let redirects = 0; redirects <= redirectsFollowed; redirects++) {
    url.hash = '';
    const reply = await client.fetch(url, readBody);
    const location = redirectOf(reply);
    if (location === undefined) {
      if (reply.status !== 200) throw new Unwanted(`HTTP ${reply.status}`);
      const named = extensionIn(new URL(link)) ?? extensionIn(url);
      const extension = named ?? extensionOf(mediaTypeOf(reply));
      if (!extension) throw new Unwanted('a file of no type that the archive can publish');
      return extension;
    }
    if (!location || !URL.canParse(location, url)) throw new Unwanted('redirects to no URL');
    url = new URL(location, url);
  }
  throw new Unwanted('redirects too often');
}

/** Returns the extension that ends a URL's path, if files with it may be published. */
function extensionIn({ pathname }: URL): string | undefined {
  const [, extension] = pathname.match(/[^/]\.((?:tar\.)?[a-z0-9]+)$/i) ?? [];
  return fileType(pathname)?.isPublishable ? extension?.toLowerCase() : undefined;
}

/** @throws Unwanted if a file is empty, a page, or of another type than its extension says */
async function refuseOtherContent(path: string, extension: string): Promise<void> {
  if ((await stat(path)).size === 0) throw new Unwanted('an empty file');
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(1024), 0, 1024, 0).finally(() => file.close());
  if (/^(?:\xEF\xBB\xBF)?\s*<(?:!doctype\s+html|html)\b/i.test(buffer.toString('latin1')))
    throw new Unwanted('a page instead of a file');
  const kind = await mismatchedKind(path, `x.${extension}`);
  if (kind) throw new Unwanted(`${kind} instead of ${extension}`);
}

/**
 * Moves a file below `public/downloads/`. Its name has nothing of the server's but the extension.
 * @returns its path there
 */
function place(paths: ArchivePaths, path: string, name: string, extension: string): string {
  for (let number = 1; ; number++) {
    const file = `${name}${number > 1 ? `-${number}` : ''}.${extension}`;
    const target = copyPath(paths, file);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(path, target, constants.COPYFILE_EXCL);
    return file;
  }
}
