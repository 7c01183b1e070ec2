import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sans from '@fontsource/source-sans-3/metadata.json' with { type: 'json' };
import serif from '@fontsource/source-serif-4/metadata.json' with { type: 'json' };
import satori, { type Font } from 'satori';
import sharp from 'sharp';
import { paper } from '../archive/color.ts';
import { pictureSize, type Picture } from './picture.ts';

/**
 * The colors of `src/styles/tokens.css` on light paper, by their names there. Four of them, and shades
 * between, make a small file.
 */
export const pictureColors = {
  paper: paper.light,
  ink: '#241e1a',
  'ink-soft': '#544d47',
  rule: '#d7d4cc',
};
const gutter = { flexShrink: 0, width: 212, marginRight: 36, textAlign: 'right' };
const textStart = gutter.width + gutter.marginRight;
/** The title’s largest size that fits its length. Satori can’t both balance lines and cut them. */
const titleStyles = [
  { length: 24, style: { fontSize: 88, textWrap: 'balance' } },
  { length: 48, style: { fontSize: 72, textWrap: 'balance' } },
  { length: 90, style: { fontSize: 58, textWrap: 'balance' } },
  { length: Infinity, style: { fontSize: 46, lineClamp: 5 } },
];

let fonts: Font[] | undefined;

/** Returns a picture as a PNG. Its fonts are packaged, so it has the same bytes on every machine. */
export async function drawPicture(picture: Picture): Promise<Uint8Array> {
  fonts ??= [...fontFiles(serif, 400), ...fontFiles(serif, 600), ...fontFiles(sans, 400)];
  // Each thread of a build draws one at a time.
  sharp.concurrency(1);
  const svg = await satori(page(picture) as never, { ...pictureSize, fonts });
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, dither: 0, effort: 1, compressionLevel: 6 })
    .toBuffer();
}

/** A typeface of @fontsource, which has a file for each script. */
type Typeface = Pick<typeof serif, 'id' | 'subsets'>;

/** Satori’s element, which has only what it knows of CSS. */
interface Box {
  type: 'div';
  props: { style: object; children: string | Box[] };
}

/** Returns the list’s entry of a talk: the year above a rule, the day in the gutter, then the rest. */
function page({ year, day, title, lines, site }: Picture): Box {
  const { style } = titleStyles.find(({ length }) => title.length <= length)!;
  return row(
    {
      ...pictureSize,
      ...{ boxSizing: 'border-box', padding: '44px 64px 44px 0', flexDirection: 'column' },
      ...{
        background: pictureColors.paper,
        color: pictureColors.ink,
        fontFamily: families(serif),
        lineHeight: 1,
      },
    },
    row(
      { fontSize: 42, fontWeight: 600 },
      text(gutter, year),
      row({ flexGrow: 1, height: 2, marginTop: 24, background: pictureColors.rule }),
    ),
    row(
      { flexGrow: 1, marginTop: 26, color: pictureColors['ink-soft'] },
      text(
        { ...gutter, marginTop: style.fontSize - 34, fontFamily: families(sans), fontSize: 30 },
        day,
      ),
      row(
        { flexDirection: 'column', flexShrink: 1, fontSize: 34, lineHeight: 1.3 },
        text({ ...style, color: pictureColors.ink, fontWeight: 600, lineHeight: 1.15 }, title),
        row({ height: 16 }),
        ...lines.map((line) => text({ lineClamp: 2 }, line)),
      ),
    ),
    text({ paddingLeft: textStart, fontSize: 30, fontWeight: 600, lineClamp: 1 }, site),
  );
}

function row(style: object, ...children: Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

function text(style: object, text: string): Box {
  return {
    type: 'div',
    props: { style: { display: 'block', wordBreak: 'break-word', ...style }, children: text },
  };
}

function fontFiles({ id, subsets }: Typeface, weight: 400 | 600): Font[] {
  return subsets.map((subset) => {
    const file = `@fontsource/${id}/files/${id}-${subset}-${weight}-normal.woff`;
    const data = readFileSync(fileURLToPath(import.meta.resolve(file)));
    return { name: `${id} ${subset}`, weight, style: 'normal', data };
  });
}

/** Returns all scripts of a typeface. Latin is the last in the file, and the first here. */
function families({ id, subsets }: Typeface): string {
  return subsets
    .map((subset) => `${id} ${subset}`)
    .reverse()
    .join(', ');
}
