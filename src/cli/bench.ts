import { appendFileSync, cpSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { digest } from '../authoring/digest.ts';
import { generateArchive } from '../measuring/generate.ts';
import { measure, median, type Usage } from '../measuring/measure.ts';
import { weigh } from '../measuring/weight.ts';
import { command } from './command.ts';

const usage = `npm run bench [-- options]

Builds an archive several times, cold (nothing kept from before), unchanged, and with one talk
edited, and prints the median of what each took, and what the site weighs. CPU seconds and memory
are the build's own: the search index is another process.

  --talks <n>      generate an archive of n talks (default: 1000)
  --archive <dir>  measure a copy of this archive instead
  --runs <n>       how often each is run (default: 3)
  --json <file>    write the figures there too`;

await command(
  usage,
  {
    talks: { type: 'string' },
    archive: { type: 'string' },
    runs: { type: 'string' },
    json: { type: 'string' },
  },
  async ({ values }) => {
    const runs = Number(values.runs ?? 3);
    const folder = mkdtempSync(join(tmpdir(), 'aftertalk-bench-'));
    const archive = join(folder, 'archive');
    const start = process.env.INIT_CWD ?? '.';
    try {
      if (typeof values.archive === 'string')
        cpSync(resolve(start, values.archive), archive, { recursive: true });
      else generateArchive(archive, Number(values.talks ?? 1000));
      const figures = await builds(archive, join(folder, 'site'), runs);
      const weight = weigh(join(folder, 'site'));
      console.table(figures);
      console.table({ site: weight });
      if (typeof values.json === 'string')
        writeFileSync(resolve(start, values.json), JSON.stringify({ ...figures, weight }, null, 2));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

async function builds(archive: string, out: string, runs: number): Promise<Record<string, Usage>> {
  const env = { ARCHIVE_DIR: archive, OUT_DIR: out };
  const [talk = ''] = globSync(join(archive, 'content/talks/*/*.md')).sort();
  const several = async (before: (run: number) => void) => {
    const measured: Usage[] = [];
    for (let run = 0; run < runs; run++) {
      before(run);
      measured.push(await measure('build', env));
    }
    return median(measured);
  };
  return {
    cold: await several(() => {
      rmSync(out, { recursive: true, force: true });
      for (const kept of globSync(`.cache/**/*${digest(archive)}*`))
        rmSync(kept, { recursive: true, force: true });
    }),
    unchanged: await several(() => undefined),
    'one talk edited': await several((run) => appendFileSync(talk, `\nEdited, time ${run}.\n`)),
  };
}
