import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check/check.ts';
import { loadUnrendered } from '../check/former-archive.ts';
import { letters } from '../links/letters.ts';
import { checkLinks, type LinkReport } from '../links/links.ts';
import { mirror, type Mirrored } from '../links/mirror.ts';
import { verify } from '../links/verify.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { printable, Refusal } from '../loader/finding.ts';
import { readSite } from '../loader/site.ts';
import { command, positiveInteger, today, UsageError, userPath } from './command.ts';

const usage = `npm run links [-- --mirror … | --verify | --letters …]

Asks for every download and outside link whether it still works, and writes what changed into facts/,
a JSON file for each conference. A link that is missed on three days is gone. docs/links.md explains
how servers are asked. If you stop it, the next run on the same day continues.

  --mirror [name …]    copies downloads into public/downloads/ instead: of these conferences, talks
                       and URLs, or all; only those with a license that permits it
  --permission <text>  copies what you name without a license, too: what its speaker permitted
  --limit <MB>         the largest file to copy (default: 50)
  --verify             computes every checksum of public/downloads/ again, without the network
  --letters [folder]   writes a message to each speaker about what is gone or lost, and sends none;
                       prints them without a folder

  ARCHIVE_DIR  the archive: a folder with content/ and public/ (default: this repository)

Exit code 0, whatever links do; 1 if the archive has errors, no host answers, or a file isn't as it was.`;

const options = {
  mirror: { type: 'boolean' },
  permission: { type: 'string' },
  limit: { type: 'string' },
  verify: { type: 'boolean' },
  letters: { type: 'boolean' },
} as const;

await command(usage, options, async ({ positionals, values }) => {
  const modes = (['mirror', 'verify', 'letters'] as const).filter((mode) => values[mode]);
  if (modes.length > 1) throw new UsageError(`--${modes.join(' and --')} exclude each other`);
  const [mode] = modes;
  const permission = values.permission?.trim();
  if (mode !== 'mirror' && (values.permission !== undefined || values.limit !== undefined))
    throw new UsageError('--permission and --limit need --mirror');
  if (values.permission !== undefined && (!permission || !positionals.length))
    throw new UsageError('--permission needs a text, and the name of each talk that it is about');
  const limit = positiveInteger(values.limit ?? '50', '--limit');
  if (limit > 100) throw new UsageError(`--limit is ${limit}; a download has 100 MB at most`);
  const surplus = mode === 'mirror' ? [] : positionals.slice(mode === 'letters' ? 1 : 0);
  if (surplus.length) throw new UsageError(`${surplus[0]} is not an option`);

  const paths = archivePaths();
  if (mode === 'verify') return printVerified(await verify(paths));
  const { files, findings } = await check(paths);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Refusal(errors, '\nFix these errors first.');
  const site = readSite(paths);
  if (mode === 'letters')
    return writeLetters(letters(loadUnrendered(paths, site, files)), positionals[0]);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const run = { day: today(), signal: stop.signal };
  const lines =
    mode === 'mirror'
      ? mirrorLines(
          await mirror(paths, site, files, {
            ...run,
            chosen: positionals,
            permission,
            limit: limit * 1e6,
          }),
        )
      : reportLines(await checkLinks(paths, site, files, run));
  console.log(lines.map(printable).join('\n'));
});

/** Returns the lines to paste into talks, what wasn't copied, and counts. */
function mirrorLines(mirrored: readonly Mirrored[]): string[] {
  const copied = mirrored.flatMap(({ originals, file }) =>
    originals.flatMap(({ talk, index }) => {
      if (file === undefined) return [];
      const { line } = talk.source.place(['downloads', index]);
      return `${talk.source.file}:${line}: add to this download: file: ${file}`;
    }),
  );
  const refused = mirrored.flatMap(({ url, refused }) =>
    refused === undefined ? [] : `not copied: ${url} (${refused})`,
  );
  const count = mirrored.filter(({ file }) => file !== undefined).length;
  return [
    ...refused,
    ...copied,
    `${mirrored.length} downloads without a copy: ${count} copied, ${refused.length} not`,
  ];
}

/** @returns the exit code */
function printVerified({ intact, problems, unrecorded }: Awaited<ReturnType<typeof verify>>) {
  const lines = [
    ...unrecorded.map(
      (file) => `public/downloads/${file}: no checksum yet; npm run links records it`,
    ),
    ...problems,
    `${intact} ${intact === 1 ? 'file is' : 'files are'} as recorded, ${problems.length} not`,
  ];
  console.log(lines.map(printable).join('\n'));
  return problems.length ? 1 : 0;
}

function writeLetters(messages: ReadonlyMap<string, string>, folder: string | undefined): void {
  if (!folder) {
    console.log([...messages.values()].join(`\n${'-'.repeat(72)}\n\n`) || 'nothing is missing');
    return;
  }
  mkdirSync(userPath(folder), { recursive: true });
  for (const [speaker, message] of messages)
    writeFileSync(join(userPath(folder), `${speaker}.txt`), message);
  console.log(`${messages.size} messages in ${folder}; none was sent`);
}

/** Returns what changed, what isn't clear, and counts. */
function reportLines({ outcomes, changes, written }: LinkReport): string[] {
  const unclear = [...outcomes].flatMap(([url, outcome]) =>
    outcome.status === 'unclear' ? `unclear: ${url} (${outcome.reason})` : [],
  );
  const changed = changes.flatMap(({ url, before, after }) => {
    const { status, since, reason, movedTo } = after;
    if (status !== 'ok') return `${status} since ${since}: ${url} (${reason})`;
    if (before && before.status !== 'ok') return `answers again: ${url}`;
    return movedTo && movedTo !== before?.movedTo ? `moved: ${url} to ${movedTo}` : [];
  });
  const count = (status: string) =>
    [...outcomes.values()].filter((outcome) => outcome.status === status).length;
  return [
    ...unclear.sort(),
    ...changed,
    `${outcomes.size} links: ${count('ok')} answer, ${count('missing')} don’t, ${count('unclear')} unclear`,
    written.length ? `written: ${written.join(', ')}` : 'nothing changed',
  ];
}
