import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Usage } from '../measure.ts';
import { measureInTurn, type Contender } from './contenders.ts';
import { eleventy, writeEleventy } from './eleventy.ts';
import { hugo, hugoMissing, writeHugo } from './hugo.ts';
import { onlyIn, readPages } from './pages.ts';
import { readSource } from './source.ts';

/** Aftertalk's own build; ARCHIVE_DIR and OUT_DIR are added to `env`. */
export interface Aftertalk {
  command: readonly string[];
  env?: Record<string, string>;
  /** Deletes everything that is cached between builds of the archive. */
  forget(): void | Promise<void>;
}

/** One builder's medians, and its pages compared with Aftertalk's. */
export interface Row {
  builder: string;
  usage: Usage;
  /** Aftertalk's figures divided by the builder's: above 1, Aftertalk takes more. */
  ratio: Usage;
  pages: number;
  /** Redirects, search, lists of feeds and error pages. */
  notCompared: number;
  /** URLs of pages that only Aftertalk has, and of those that only this builder has. */
  missing: string[];
  extra: string[];
}

export interface Comparison {
  talks: number;
  runs: number;
  /** Aftertalk's comes first. */
  rows: Row[];
  /** Builders that couldn't be compared, and how to change that. */
  skipped: { builder: string; reason: string }[];
}

/**
 * Builds an archive with Aftertalk, Eleventy and Hugo, cold and in turn, and compares what each took
 * and which pages it made. The peers make no feeds, data, related talks, check, search index or copies
 * of public/; Eleventy also highlights no code.
 * @param archive an archive's folder
 * @throws if a build fails or Eleventy can't be installed
 */
export async function comparePeers({
  archive,
  runs,
  aftertalk,
}: {
  archive: string;
  runs: number;
  aftertalk: Aftertalk;
}): Promise<Comparison> {
  const root = resolve(archive);
  const folder = await mkdtemp(join(tmpdir(), 'aftertalk-peers-'));
  try {
    const source = await readSource(root);
    const contenders = [
      contender(root, join(folder, 'aftertalk-site'), aftertalk),
      await eleventy(join(folder, 'eleventy'), join(folder, 'eleventy-site')),
    ];
    await writeEleventy(source, join(folder, 'eleventy'));
    const installedHugo = await hugo(join(folder, 'hugo'), join(folder, 'hugo-site'));
    if (installedHugo) {
      await writeHugo(source, join(folder, 'hugo'));
      contenders.push(installedHugo);
    }
    return {
      talks: source.archive.talks.length,
      runs,
      rows: rows(contenders, await measureInTurn(contenders, runs)),
      skipped: installedHugo ? [] : [{ builder: 'Hugo', reason: hugoMissing }],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function contender(archive: string, site: string, { command, env, forget }: Aftertalk): Contender {
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
  const sites = contenders.map(({ site }) => readPages(site));
  return contenders.map(({ name }, index) => ({
    builder: name,
    usage: usages[index]!,
    ratio: ratio(usages[0]!, usages[index]!),
    pages: sites[index]!.urls.size,
    notCompared: sites[index]!.notCompared,
    missing: onlyIn(sites[0]!, sites[index]!),
    extra: onlyIn(sites[index]!, sites[0]!),
  }));
}

/** Divides Aftertalk's figures by a peer's. @example of 30 s and 20 s // => 1.5 */
export function ratio(aftertalk: Usage, peer: Usage): Usage {
  return {
    cpuSeconds: aftertalk.cpuSeconds / peer.cpuSeconds,
    wallSeconds: aftertalk.wallSeconds / peer.wallSeconds,
    peakMegabytes: aftertalk.peakMegabytes / peer.peakMegabytes,
  };
}
