import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Usage } from '../measure.ts';
import { eleventy, writeEleventy } from './eleventy.ts';
import { howToGetHugo, hugo, writeHugo } from './hugo.ts';
import { onlyIn, pagesOf } from './pages.ts';
import { readSource } from './source.ts';
import { takeTurns, type Contender } from './turns.ts';

/** Our own build: `command` finds ARCHIVE_DIR and OUT_DIR beside what `env` says. */
export interface Ours {
  command: readonly string[];
  env?: Record<string, string>;
  /** Forgets what is kept from one build of the archive to the next, wherever that is. */
  forget(): void | Promise<void>;
}

/** One generator's medians, and its pages beside ours. */
export interface Row {
  builder: string;
  usage: Usage;
  /** How often its figure goes into ours: above 1 we take more. */
  ratio: Usage;
  pages: number;
  /** Redirects, search, lists of feeds and error pages: counted apart. */
  apart: number;
  /** Addresses of pages that it has not and we have, and the reverse. */
  missing: string[];
  extra: string[];
}

export interface Comparison {
  talks: number;
  runs: number;
  /** Ours comes first. */
  rows: Row[];
  /** Who could not be compared, and what to do about it. */
  absent: { builder: string; reason: string }[];
}

/**
 * Builds an archive with Aftertalk, Eleventy and Hugo, cold and in turn, and compares what each took
 * and which pages it made. The peers are spared what we do besides: feeds, data, related talks, the
 * check, the search index, copies of public/; Eleventy also the highlighting of code.
 * @param archive an archive's folder
 * @throws where one of the builds fails, or Eleventy can't be installed
 */
export async function comparePeers({
  archive,
  runs,
  ours,
}: {
  archive: string;
  runs: number;
  ours: Ours;
}): Promise<Comparison> {
  const root = resolve(archive);
  const folder = await mkdtemp(join(tmpdir(), 'aftertalk-peers-'));
  const within = (name: string) => join(folder, name);
  try {
    const source = await readSource(root);
    const contenders = [
      aftertalk(root, within('aftertalk-site'), ours),
      await eleventy(within('eleventy'), within('eleventy-site')),
    ];
    await writeEleventy(source, within('eleventy'));
    const third = await hugo(within('hugo'), within('hugo-site'));
    if (third) {
      await writeHugo(source, within('hugo'));
      contenders.push(third);
    }
    return {
      talks: source.archive.talks.length,
      runs,
      rows: rows(contenders, await takeTurns(contenders, runs)),
      absent: third ? [] : [{ builder: 'Hugo', reason: howToGetHugo }],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function aftertalk(archive: string, site: string, { command, env, forget }: Ours): Contender {
  return {
    name: 'Aftertalk',
    command,
    folder: resolve('.'),
    site,
    env: { ...env, ARCHIVE_DIR: archive, OUT_DIR: site },
    forget,
  };
}

function rows(contenders: readonly Contender[], usages: readonly Usage[]): Row[] {
  const sites = contenders.map(({ site }) => pagesOf(site));
  return contenders.map(({ name }, index) => ({
    builder: name,
    usage: usages[index]!,
    ratio: ratio(usages[0]!, usages[index]!),
    pages: sites[index]!.addresses.size,
    apart: sites[index]!.apart,
    missing: onlyIn(sites[0]!, sites[index]!),
    extra: onlyIn(sites[index]!, sites[0]!),
  }));
}

/** @example of 30 s by us and 20 s by another // => 1.5 */
export function ratio(ours: Usage, theirs: Usage): Usage {
  return {
    cpuSeconds: ours.cpuSeconds / theirs.cpuSeconds,
    wallSeconds: ours.wallSeconds / theirs.wallSeconds,
    peakMegabytes: ours.peakMegabytes / theirs.peakMegabytes,
  };
}
