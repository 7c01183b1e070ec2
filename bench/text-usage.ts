import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { readCheckedFile } from '../src/check/checked-file.ts';
import { renderMarkdown } from '../src/markdown/processor.ts';
import { hardTexts } from './hard-texts.ts';

// A process of bench/text-costs.ts: checks and renders the texts of one construct, and prints what
// the costliest of them took.

const surroundings = { language: 'en', folder: 'talks/x', images: new Map() };
const renderings = new Map<string, number>();

/** Returns the CPU time of work, in seconds. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Renders a body as for a page, and again as for a feed. Bodies that differ in line endings are the same. */
function render(body: string): number {
  const known = renderings.get(body);
  if (known !== undefined) return known;
  const seconds = secondsOf(() => {
    const { html } = renderMarkdown(body, surroundings);
    toHtml(fromHtml(html, { fragment: true }));
  });
  renderings.set(body, seconds);
  return seconds;
}

function check(text: string) {
  const bytes = Buffer.from(`---\ntitle: x\n---\n${text}`);
  return readCheckedFile({ collection: 'talks', id: 'x/y', file: 'x.md' }, bytes).source;
}

// Loads the highlighter, and lets the compiler see the code once.
render(check('# a\n\n<b>*a*</b> www.a.b\n\n```js\nvar a\n```\n').body);

const usage = { texts: 0, rejected: 0, cpuSeconds: 0, megabytes: 0, costliest: '' };
for (const text of hardTexts(process.argv[2] ?? '')) {
  let body: string | undefined;
  const checking = secondsOf(() => {
    const source = check(text);
    if (!source.findings.some(({ rule }) => rule === 'text-bounds')) body = source.body;
  });
  const cpuSeconds = checking + (body === undefined ? 0 : render(body));
  usage.texts++;
  if (body === undefined) usage.rejected++;
  if (cpuSeconds > usage.cpuSeconds)
    Object.assign(usage, { cpuSeconds, costliest: text.slice(0, 40) });
  if (process.env.DEBUG && cpuSeconds > 1)
    console.error(cpuSeconds, text.length, JSON.stringify(text.slice(0, 60)));
}
usage.megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify(usage));
