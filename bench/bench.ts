import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forget, measureBuilds } from './builds.ts';
import { testDamages, testPairs, type Disturbance } from './disturbances.ts';
import { testEdits } from './edits.ts';
import { generateArchive } from './generate.ts';
import { buildCommand } from './measure.ts';
import { runBuild } from './built-site.ts';
import { knownItems } from './known-items.ts';
import { testMounts } from './mounts.ts';
import { comparePeers } from './peers/compare.ts';
import { comparisonTable } from './peers/table.ts';
import { findKnownItems, measureSearches } from './searches.ts';
import { measureSize } from './site-size.ts';
import { measureTexts, textLimits } from './text-costs.ts';
import { command, positiveInteger, UsageError, userPath } from '../src/cli/command.ts';

const usage = `npm run bench [-- options]

Builds an archive several times: cold (no caches), with all pages made again, unchanged, and with one
talk edited. Prints the median time and memory of each, the phases of a cold build, the size of the
site, what a first search costs, and how often the talk that a search is for comes first. The search
index is measured separately.

  --talks <n>      generate an archive of n talks (default: 1000)
  --archive <dir>  measure a copy of this archive instead
  --runs <n>       run each kind of build n times (default: 3)
  --words <list>   search for these, separated by commas (default: kernel,topic 7)
  --searches [n]   instead, build once and search for n known talks of each kind (default: 100);
                   prints the searches that don't find theirs first
  --peers          also build the same pages with Eleventy and Hugo, and print ratios
  --edits [n]      instead, make n random edits (default: 200), and compare the site with a cold
                   build's after every tenth
  --pairs [n]      instead, start n pairs of builds of one output (default: 50), and compare the site
                   with cold builds' after each
  --damages [n]    instead, do n damages to the site and its caches (default: 200), and compare the
                   site with a cold build's after every second
  --mounts         instead, build into mounts, and full and read-only disks; needs root
  --texts          instead, check and render texts of each construct that are as hard as check accepts,
                   with each line ending, and print the most CPU time and memory of each construct
  --json <file>    also write the figures to this file`;

const options = {
  talks: { type: 'string', default: '1000' },
  archive: { type: 'string' },
  runs: { type: 'string', default: '3' },
  words: { type: 'string', default: 'kernel,topic 7' },
  searches: { type: 'boolean' },
  peers: { type: 'boolean' },
  edits: { type: 'boolean' },
  pairs: { type: 'boolean' },
  damages: { type: 'boolean' },
  mounts: { type: 'boolean' },
  texts: { type: 'boolean' },
  json: { type: 'string' },
} as const;

const defaultCounts = { searches: '100', edits: '200', pairs: '50', damages: '200' };

await command(usage, options, async ({ values, positionals }) => {
  const trial = (['searches', 'edits', 'pairs', 'damages'] as const).find((name) => values[name]);
  const [number, ...others] = trial ? positionals : [undefined, ...positionals];
  if (others.length) throw new UsageError(`unexpected argument "${others[0]}"`);
  const talks = positiveInteger(values.talks, '--talks');
  const runs = positiveInteger(values.runs, '--runs');
  const count = positiveInteger(number ?? defaultCounts[trial ?? 'searches'], `--${trial}`);
  if (values.texts) return reportTexts();
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-bench-'));
  try {
    if (values.mounts) return await reportDisturbances(testMounts(folder));
    if (trial === 'edits') return await reportEdits(folder, talks, count);
    if (trial === 'pairs')
      return await reportDisturbances(testPairs(folder, { count, seed: 2011 }));
    if (trial === 'damages')
      return await reportDisturbances(testDamages(folder, { count, seed: 2011 }));
    const archive = join(folder, 'archive');
    if (values.archive) cpSync(userPath(values.archive), archive, { recursive: true });
    else generateArchive(archive, talks);
    if (trial === 'searches') {
      const out = join(folder, 'site');
      await runBuild(archive, out);
      return await reportSearches(archive, out, count);
    }
    const figures = await measure(folder, runs, values.words.split(','), !!values.peers);
    if (values.json) writeFileSync(userPath(values.json), JSON.stringify(figures, null, 2));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function measure(folder: string, runs: number, words: string[], withPeers: boolean) {
  const [archive, out] = [join(folder, 'archive'), join(folder, 'site')];
  const { builds, phases } = await measureBuilds(archive, out, runs);
  console.table(builds);
  console.table(phases);
  const site = measureSize(out);
  console.table({ site });
  const searches = await measureSearches(out, words);
  console.table(searches);
  const knownTalks = await findKnownItems(
    out,
    await knownItems(archive, { seed: 2011, count: 100 }),
  );
  console.table(knownTalks.shares);
  const figures = { builds, phases, site, searches, knownTalks: knownTalks.shares };
  if (!withPeers) return figures;
  const peers = await comparePeers({
    archive,
    runs,
    aftertalk: {
      command: buildCommand(),
      // The peers make neither.
      env: { LEAVE_OUT: 'list-feeds,search' },
      forget: () => forget(archive, join(folder, 'site')),
    },
  });
  console.log(comparisonTable(peers));
  return { ...figures, peers };
}

async function reportSearches(archive: string, out: string, count: number): Promise<void> {
  const items = await knownItems(archive, { seed: 2011, count });
  const { shares, missed } = await findKnownItems(out, items);
  for (const { kind, query, titles, place } of missed)
    console.log(`${kind}: ${query} → ${titles[0] ?? 'none'} is at ${place}`);
  console.table(shares);
}

/** Returns the exit code: 1 if a site differed from a cold build's. */
async function reportEdits(folder: string, talks: number, count: number): Promise<number> {
  let different = 0;
  for await (const result of testEdits(folder, { talks, count, every: 10, seed: 2011 })) {
    const { kind, edited, printed, differences } = result;
    console.log(`${kind} (${edited}): ${printed.replace(/^.*?: /, '')}`);
    if (!differences) continue;
    console.log(differences.length ? differences.join('\n') : '  same as a cold build');
    different += differences.length;
  }
  return different ? 1 : 0;
}

/** Returns the exit code: 1 if a site differed from a cold build's. */
async function reportDisturbances(disturbances: AsyncIterable<Disturbance>): Promise<number> {
  let [tried, different] = [0, 0];
  for await (const { name, differences } of disturbances) {
    console.log([name, ...differences].join('\n  '));
    tried++;
    if (differences.length) different++;
  }
  console.log(`${tried} builds or pairs, ${different} with differences`);
  return different ? 1 : 0;
}

/** Returns the exit code: 1 if a text took more than it may. */
async function reportTexts(): Promise<number> {
  let over = 0;
  for await (const {
    construct,
    texts,
    rejected,
    cpuSeconds,
    megabytes,
    costliest,
  } of measureTexts()) {
    const isOver = cpuSeconds > textLimits.cpuSeconds || megabytes > textLimits.megabytes;
    if (isOver) over++;
    const figures = `${cpuSeconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
    const tried = `${texts} texts, ${rejected} rejected`;
    console.log(
      `${construct}: ${figures}${isOver ? ', over the limit' : ''} (${tried}) ${JSON.stringify(costliest)}`,
    );
  }
  return over ? 1 : 0;
}
