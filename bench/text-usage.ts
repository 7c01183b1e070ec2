import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { cpuSecondsOf } from './measure.ts';
import { readCheckedFile } from '../src/check/checked-file.ts';
import { renderMarkdown } from '../src/markdown/processor.ts';
import { hardTexts, lineEnds } from './hard-texts.ts';

// A process of bench/text-costs.ts: checks and renders the texts of one construct, and prints what
// the costliest of them took.

const surroundings = { language: 'en', folder: 'talks/x', images: new Map() };
const renderings = new Map<string, number>();

/** Renders a body as for a page, and again as for a feed. Bodies that differ in line endings are the same. */
function render(body: string): number {
  const known = renderings.get(body);
  if (known !== undefined) return known;
  const seconds = cpuSecondsOf(() => {
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

/** Returns the CPU time that a text takes. */
function measure(text: string): number {
  let body: string | undefined;
  const checking = cpuSecondsOf(() => {
    const source = check(text);
    if (!source.findings.some(({ rule }) => rule === 'text-bounds')) body = source.body;
  });
  const cpuSeconds = checking + (body === undefined ? 0 : render(body));
  usage.texts++;
  if (body === undefined) usage.rejected++;
  if (cpuSeconds > usage.cpuSeconds)
    Object.assign(usage, { cpuSeconds, costliest: text.slice(0, 40) });
  return cpuSeconds;
}

const measured = [...hardTexts(process.argv[2] ?? '')].map((text) => ({
  text,
  cpuSeconds: measure(text),
}));
// Other line endings at the bounds that were found.
const costliest = measured.sort((a, b) => b.cpuSeconds - a.cpuSeconds).slice(0, 5);
for (const { text } of costliest) for (const end of lineEnds) measure(text.replaceAll('\n', end));
usage.megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify(usage));
