import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { forget, measureBuilds } from '../../bench/builds.ts';
import { followEdits } from '../../bench/edits/follow.ts';
import { generateArchive } from '../../bench/generate.ts';
import { comparePeers } from '../../bench/peers/compare.ts';
import { comparisonTable } from '../../bench/peers/table.ts';
import { buildCommand } from '../../bench/measure.ts';
import { measureSearches } from '../../bench/searches.ts';
import { weigh } from '../../bench/weight.ts';
import { command, UsageError } from './command.ts';

const usage = `npm run bench [-- options]

Builds an archive several times: cold (nothing kept), with every page made anew, unchanged, and with
one talk edited. Prints the medians of what each took, where a cold build spends it, what the site
weighs, and what a first search costs. Making the search index is told apart.

  --talks <n>      generate an archive of n talks (default: 1000)
  --archive <dir>  measure a copy of this archive instead
  --runs <n>       how often each is run (default: 3)
  --words <list>   what is searched for, with commas between (default: kernel,topic 7)
  --peers          build the same pages with Eleventy and Hugo in turn too, and print ratios
  --edits [n]      make n random edits instead (default: 200), and compare with a cold build after
                   every tenth
  --json <file>    write the figures there too`;

const options = {
  talks: { type: 'string', default: '1000' },
  archive: { type: 'string' },
  runs: { type: 'string', default: '3' },
  words: { type: 'string', default: 'kernel,topic 7' },
  peers: { type: 'boolean' },
  edits: { type: 'boolean' },
  json: { type: 'string' },
} as const;

await command(usage, options, async ({ values, positionals }) => {
  const [edits, ...others] = values.edits ? positionals : [undefined, ...positionals];
  if (others.length) throw new UsageError(`"${others[0]}" is no option`);
  const [talks, runs] = [whole(values.talks, '--talks'), whole(values.runs, '--runs')];
  const count = whole(edits ?? '200', '--edits');
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-bench-'));
  try {
    if (values.edits) return await follow(folder, talks, count);
    const archive = join(folder, 'archive');
    if (typeof values.archive === 'string')
      cpSync(fromHere(values.archive), archive, { recursive: true });
    else generateArchive(archive, talks);
    const figures = await measure(folder, runs, String(values.words).split(','), !!values.peers);
    if (typeof values.json === 'string')
      writeFileSync(fromHere(values.json), JSON.stringify(figures, null, 2));
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
  const site = weigh(out);
  console.table({ site });
  const searches = await measureSearches(out, words);
  console.table(searches);
  if (!withPeers) return { builds, phases, site, searches };
  const peers = await comparePeers({
    archive,
    runs,
    ours: {
      command: buildCommand(),
      // The same pages: what the peers don't make is left out.
      env: { LEAVE_OUT: 'list-feeds,search' },
      forget: () => forget(archive, join(folder, 'site')),
    },
  });
  console.log(comparisonTable(peers));
  return { builds, phases, site, searches, peers };
}

/** @returns 1 where a site differed from one that was built cold */
async function follow(folder: string, talks: number, count: number): Promise<number> {
  let different = 0;
  for await (const step of followEdits(folder, { talks, count, every: 10, seed: 2011 })) {
    const { kind, what, said, differences } = step;
    console.log(`${kind} (${what}): ${said.replace(/^.*?: /, '')}`);
    if (!differences) continue;
    console.log(differences.length ? differences.join('\n') : '  the same as a cold build');
    different += differences.length;
  }
  return different ? 1 : 0;
}

function whole(value: unknown, option: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError(`${option} is "${value}"; write a whole number above 0`);
}

function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}
