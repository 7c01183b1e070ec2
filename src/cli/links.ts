import { check } from '../check/check.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { printable, Refusal } from '../loader/finding.ts';
import { readSite } from '../loader/site.ts';
import { checkLinks, type LinkReport } from '../links/links.ts';
import { command, today, UsageError } from './command.ts';

const usage = `npm run links

Asks for every download and outside link whether it still works, and writes what changed into facts/,
a JSON file for each conference. A link that is missed on three days is gone. docs/links.md explains
how servers are asked. If you stop it, the next run on the same day continues.

  ARCHIVE_DIR  the archive: a folder with content/ and public/ (default: this repository)

Exit code 0, whatever links do; 1 if the archive has errors or no host answers.`;

await command(usage, {}, async ({ positionals }) => {
  if (positionals.length) throw new UsageError(`${positionals[0]} is not an option`);
  const paths = archivePaths();
  const { files, findings } = await check(paths);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Refusal(errors, '\nFix these errors first.');
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const report = await checkLinks(paths, readSite(paths), files, {
    day: today(),
    signal: stop.signal,
  });
  console.log(lines(report).map(printable).join('\n'));
});

/** Returns what changed, what isn't clear, and counts. */
function lines({ outcomes, changes, written }: LinkReport): string[] {
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
