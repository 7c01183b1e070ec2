import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { iconFiles } from '../../paths.ts';
import { mismatchedKind } from '../file-kind.ts';
import type { Finding } from '../../loader/finding.ts';
import { error, placeAt, start, type Place } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** An icon that replaces the default matches its extension, and nothing in it runs when opened. */
export const icons: Rule = async ({ paths }) => {
  const findings: Finding[] = [];
  for (const name of iconFiles) {
    const path = join(paths.public, name);
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) continue;
    if (facts.size > limit) {
      const message = `the icon has ${facts.size} bytes, over the limit of ${limit}; simplify it`;
      findings.push(error(`public/${name}`, start, message, 'icon-file'));
      continue;
    }
    const found = name.endsWith('.svg') ? inSvg(await readFile(path, 'utf8')) : await inImage(path);
    if (found) findings.push(error(`public/${name}`, ...found, 'icon-file'));
  }
  return findings;
};

/** Every first visit loads the icon. */
const limit = 100_000;

type Problem = [place: Place, message: string];

async function inImage(path: string): Promise<Problem | undefined> {
  if (!(await mismatchedKind(path))) return undefined;
  return [start, `not an image of type ${extname(path).slice(1)}; save it again as one`];
}

function inSvg(text: string): Problem | undefined {
  const rest = text.replace(harmless, (markup) => markup.replace(/\S/g, ' '));
  const at = rest.indexOf('<');
  if (at >= 0) {
    const markup = rest.slice(at).match(/^<[^\s>]*/)![0];
    return [
      placeAt(rest, at),
      `${markup} is more than an icon needs; save it as plain SVG, without links`,
    ];
  }
  return root.test(text) ? undefined : [start, 'not an SVG image; save it again as one'];
}

const elements =
  `svg g defs symbol use title desc style path rect circle ellipse line polyline polygon
  text tspan clipPath mask linearGradient radialGradient stop`.split(/\s+/);
const attribute = [
  /(?:xmlns|xmlns:xlink|xml:space)="[\w/:.]*"/,
  /(?:xlink:)?href="#[\w-]+"/,
  // Not event handlers, which start with "on", nor other links.
  /(?!on|href|xmlns)[A-Za-z][\w-]*="[^"<]*"/,
  /(?!on|href|xmlns)[A-Za-z][\w-]*='[^'<]*'/,
].map(({ source }) => source);

/** Markup that can only draw. Every `<` of an icon must start one of these, so XML parsers agree. */
const harmless = new RegExp(
  [
    `</?(?:${elements.join('|')})(?:\\s+(?:${attribute.join('|')}))*\\s*/?>`,
    '<!--[^<]*?-->',
    '<\\?xml version="1\\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\\s*\\?>',
  ].join('|'),
  'g',
);

const root = /<svg\s[^<>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/;
