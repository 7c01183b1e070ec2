import { existsSync } from 'node:fs';
import type { Day } from '../archive/date.ts';
import { by } from '../archive/order.ts';
import type { Site } from '../archive/site.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { allFiles, type ContentFile } from '../loader/content-file.ts';
import { factsName, isOutside, readFacts, type Facts, type LinkFacts } from '../loader/facts.ts';
import { ask } from './ask.ts';
import { copyPath, fileFacts, saveFacts } from './facts-file.ts';
import { openJournal } from './journal.ts';
import { nextFacts, type Outcome } from './link-state.ts';
import { goodManners, type Manners } from './manners.ts';
import { PoliteClient } from './polite-client.ts';

/** What was found, to be reported. */
export interface LinkReport {
  outcomes: Map<string, Outcome>;
  /** Links whose facts changed, with the facts before. */
  changes: { url: string; before: LinkFacts | undefined; after: LinkFacts }[];
  written: string[];
}

interface Options {
  /** Today. It is written into facts; builds have no clock. */
  day: Day;
  manners?: Manners;
  signal?: AbortSignal;
  onProgress?: (asked: number, total: number) => void;
}

/** Fewer hosts may all be dead; if none of as many answers, this computer is more likely offline. */
const enoughHosts = 3;

/**
 * Asks for each link of an archive and writes what changed into `facts/`. Answers are kept in the
 * cache, so that a run that was interrupted goes on where it stopped, if it is the same day.
 * @throws if no host answers, without writing anything
 */
export async function checkLinks(
  paths: ArchivePaths,
  site: Site,
  files: readonly ContentFile[],
  { day, manners = goodManners, signal, onProgress = () => {} }: Options,
): Promise<LinkReport> {
  const linked = linksByFacts(files, site);
  const facts = readFacts(paths);
  const former = new Map([...facts.values()].flatMap((each) => Object.entries(each?.links ?? {})));
  const urls = [...new Set([...linked.values()].flatMap((links) => [...links]))].sort();
  const journal = openJournal(paths, day);
  const client = new PoliteClient(`Aftertalk (+${site.url})`, manners, signal);
  const { outcomes } = journal;
  let asked = 0;
  try {
    await Promise.all(
      urls.map(async (url) => {
        if (!outcomes.has(url)) {
          const outcome = await ask(client, url, former.get(url));
          if (!signal?.aborted) journal.add(url, outcome);
        }
        onProgress(++asked, urls.length);
      }),
    );
  } finally {
    await client.close();
  }
  if (isOffline(outcomes)) {
    journal.forget();
    throw new Error('no host answers; connect this computer to the internet, and try again');
  }
  return { outcomes, ...writeFacts(paths, files, linked, facts, outcomes, day) };
}

/** Returns the outside links of published files, by the name of the file that has their facts. */
function linksByFacts(files: readonly ContentFile[], site: Site): Map<string, Set<string>> {
  const byName = new Map<string, Set<string>>();
  for (const file of files)
    for (const url of linksOf(file)) {
      if (!isOutside(url, site)) continue;
      const name = factsName(file);
      byName.set(name, (byName.get(name) ?? new Set()).add(url));
    }
  return byName;
}

/** Returns the archive's own files that talks name, by the name of the file that has their facts. */
function copiesByFacts(files: readonly ContentFile[]): Map<string, Set<string>> {
  const byName = new Map<string, Set<string>>();
  for (const talk of allFiles(files, 'talks'))
    for (const { file } of (!talk.fields.draft && talk.fields.downloads) || [])
      if (file) byName.set(factsName(talk), (byName.get(factsName(talk)) ?? new Set()).add(file));
  return byName;
}

function linksOf({ fields, outline }: ContentFile): string[] {
  if (('draft' in fields && fields.draft) || ('withdrawn' in fields && fields.withdrawn)) return [];
  const downloads = 'downloads' in fields ? (fields.downloads ?? []) : [];
  return [
    ...downloads.flatMap(({ url, archivedUrl }) => [url, archivedUrl]),
    ...['originalUrl', 'website', 'archivedWebsite'].map(
      (field) => (fields as Record<string, unknown>)[field],
    ),
    ...(outline?.links ?? []).map(({ url }) => url),
  ].filter((url) => typeof url === 'string');
}

function isOffline(outcomes: ReadonlyMap<string, Outcome>): boolean {
  const hosts = new Set([...outcomes.keys()].map((url) => new URL(url).host));
  const unreached = [...outcomes.values()].every(
    (outcome) => outcome.status !== 'ok' && !outcome.reason.startsWith('HTTP'),
  );
  return hosts.size >= enoughHosts && unreached;
}

/** Writes the files of facts that changed, each with what its links are now. */
function writeFacts(
  paths: ArchivePaths,
  contentFiles: readonly ContentFile[],
  linked: ReadonlyMap<string, ReadonlySet<string>>,
  facts: ReadonlyMap<string, Facts | undefined>,
  outcomes: ReadonlyMap<string, Outcome>,
  day: Day,
): Pick<LinkReport, 'changes' | 'written'> {
  const copies = copiesByFacts(contentFiles);
  const changes = new Map<string, LinkReport['changes'][number]>();
  const written: string[] = [];
  for (const name of new Set([...linked.keys(), ...copies.keys(), ...facts.keys()])) {
    const { links: before = {}, files: known = {} } = facts.get(name) ?? {};
    // A checksum is recorded once: a file that no longer has it was changed.
    const files: Facts['files'] = {};
    for (const copy of copies.get(name) ?? [])
      files[copy] = known[copy] ?? fileFacts(copyPath(paths, copy));
    // A new copy is known before its talk names it.
    for (const [copy, file] of Object.entries(known))
      if (file.from && existsSync(copyPath(paths, copy))) files[copy] = file;
    const links: Facts['links'] = {};
    for (const url of linked.get(name) ?? []) {
      const outcome = outcomes.get(url) ?? { status: 'unclear', reason: 'interrupted' };
      const after = nextFacts(before[url], outcome, day);
      if (after) links[url] = after;
      if (after && after !== before[url]) changes.set(url, { url, before: before[url], after });
    }
    const file = saveFacts(paths, name, { links, files });
    if (file) written.push(file);
  }
  return { changes: [...changes.values()].sort(by(({ url }) => url)), written: written.sort() };
}
