import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { launch } from './chromium.ts';
import { awkward, sample, serveSite, type TestSite } from './sites.ts';
import { longestPages } from './templates.ts';

/** A run of text on paper, in points from the paper's lower left corner. */
interface Run {
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
}

/** A printed page, and what the browser shows of it in print. */
interface Printed {
  name: string;
  papers: Run[][];
  width: number;
  words: string[];
  links: string[];
  starts: string[];
  facts: string[];
  /** Texts of links and headings that aren't printed. */
  hidden: string[];
  url: string;
}

/** 20 mm, the margin of the paper, in points. */
const margin = (20 / 25.4) * 72;
/** The size of labels, bylines and the footer: 0.875 of 10.5 points. */
const small = 9.1875;
const bare = (text: string) => text.normalize('NFD').replace(/[\s\p{M}]+/gu, '');

const formats = ['A4', 'Letter'] as const;

/** Pages with downloads of the archive, and with results of a search. */
const others = [
  'talks/harbourconf-2019/watching-a-harbour-at-night/',
  'search/?q=everything&year=2015',
];

describe('a page on A4 and on Letter', () => {
  const printed: Printed[] = [];
  before(async () => {
    const browser = await launch();
    for (const site of [sample, awkward]) printed.push(...(await print(site, browser)));
    await browser.close();
  });

  /** Asserts that no page has a problem. */
  const none = (problems: (page: Printed) => string[]) =>
    assert.deepEqual(
      printed.flatMap((page) => problems(page).map((problem) => `${page.name}: ${problem}`)),
      [],
    );

  test('has text in the size of the style, so it wasn’t shrunk', () => {
    assert.ok(printed.length >= 40);
    none(({ papers }) =>
      papers.flat().some(({ size }) => Math.abs(size - small) < 0.01) ? [] : ['shrunk'],
    );
  });

  test('has no text over another', () => none(({ papers }) => papers.flatMap(overlaps)));

  test('has every word of the page and each link’s URL, within the margins', () =>
    none(({ papers, width, words, links }) => {
      const runs = papers.flat();
      const text = runs.map((run) => run.text).join('');
      const outside = runs.filter(
        ({ left, right }) => left < margin - 1 || right > width - margin + 1,
      );
      return [
        ...[...words, ...links]
          .filter((word) => !text.includes(word))
          .map((word) => `lacks ${word}`),
        ...outside.map((run) => `cuts ${run.text}`),
      ];
    }));

  test('begins every heading, paragraph and label at the left margin', () =>
    none(({ papers, starts }) => {
      const lines = papers.flatMap(linesOf).filter(({ left }) => Math.abs(left - margin) < 1);
      return starts.filter((start) => !lines.some(({ text }) => text.startsWith(start)));
    }));

  test('has a fact’s label and value in one line', () =>
    none(({ papers, facts }) => {
      const lines = papers.flatMap(linesOf);
      return facts.filter((fact) => !lines.some(({ text }) => text.startsWith(fact)));
    }));

  test('has neither navigation nor related talks, and its URL at the end', () => {
    assert.ok(printed.some(({ hidden }) => hidden.includes('Relatedtalks')));
    none(({ papers, hidden, url }) => {
      const lines = papers.flatMap(linesOf).map(({ text }) => text);
      return [
        ...hidden.filter((text) => lines.includes(text)),
        ...(lines.join('').endsWith(url) ? [] : [`ends with ${lines.at(-1)}`]),
      ];
    });
  });
});

describe('a conference’s book', () => {
  for (const [site, id] of [
    [sample, 'pygrunn-2011'],
    [awkward, 'harbourconf-2019'],
  ] as const)
    test(`prints as a booklet: ${id}`, async () => {
      const [served, browser] = [await serveSite(site), await launch()];
      const page = await browser.newPage();
      await page.goto(`${served.address}conferences/${id}/book/`);
      const bytes = await page.pdf({ preferCSSPageSize: true });
      const titles = await page.locator('.chapter h2 bdi').allInnerTexts();
      const names = await page.locator('[id="at:index"] li span').allInnerTexts();
      await browser.close();
      served.close();
      const { papers, width } = await readPdf(new Uint8Array(bytes));
      const pages = papers.map((runs) => linesOf(runs).map(({ text }) => text));
      assert.ok(Math.abs(width - (148 / 25.4) * 72) < 1, 'A5');
      for (const [index, lines] of pages.entries()) {
        assert.equal(lines.at(-1), `${index + 1}`);
        assert.ok(lines.length > 4, `page ${index + 1} has ${lines.join()}`);
        // The page's number is last, and text has 9.5 points.
        const ends = papers[index]!.filter(({ size }) => size > 8.1).sort(byBaseline)[0]!;
        assert.ok(ends.size < 11, `page ${index + 1} ends with the heading ${ends.text}`);
      }
      assert.match(pages[0]!.join(''), /Talksbelongtotheirspeakers.*\/book\//);
      const textOf = (runs: Run[]) => runs.map(({ text }) => text).join('');
      const printable = (texts: string[]) => texts.filter((text) => /^[\x20-\x7e]+$/.test(text));
      for (const title of printable(titles))
        assert.ok(textOf(papers.flat()).split(bare(title)).length > 2, title);
      for (const name of printable(names))
        assert.ok(textOf(papers.at(-1)!).includes(bare(name)), name);
    });
});

const byBaseline = (a: Run, b: Run) => a.baseline - b.baseline;

/** Prints a site's longest pages of each kind in each format. */
async function print(site: TestSite, browser: Browser): Promise<Printed[]> {
  const served = await serveSite(site);
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
  const printed: Printed[] = [];
  // A book has paper, margins and page numbers of its own.
  const paths = longestPages(site, 1).filter((path) => !path.endsWith('/book/'));
  for (const path of [...paths, ...(site === awkward ? others : [])]) {
    await page.goto(served.address + path);
    if (path.includes('?')) await page.locator('#at\\:results .entry').first().waitFor();
    const shown = await page.evaluate(shownInPrint);
    for (const format of formats) {
      const pdf = await readPdf(new Uint8Array(await page.pdf({ format })));
      printed.push({ name: `${path} on ${format}`, ...shown, ...pdf });
    }
  }
  await page.close();
  served.close();
  return printed;
}

/** Returns what a page shows, without white space, because a line may end anywhere, and without marks. Runs in the page. */
function shownInPrint(): Pick<Printed, 'words' | 'links' | 'starts' | 'facts' | 'hidden' | 'url'> {
  const bare = (text: string) => text.normalize('NFD').replace(/[\s\p{M}]+/gu, '');
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const shown = document.body.innerText;
  const text = ({ innerText }: HTMLElement) => bare(innerText);
  const blocks =
    'main :is(h1, h2, h3, h4, p, dt, .lines time):not(.lines p, .prose :is(li, blockquote, details) *)';
  return {
    links: all(':is(.prose, .facts) a:is([href^="http"], [data-url]):not([rel=license])').map(
      (link) => link.dataset.url ?? link.getAttribute('href')!,
    ),
    words: [...new Set(shown.match(/[a-z]{4,}/gi))].filter((word) => word !== 'Footnotes'),
    // Headings of the text count even if what is within them is hidden.
    starts: all(blocks)
      .filter((block) => block.matches('.prose > *') || block.checkVisibility())
      .filter((block) => !block.matches('.sr-only'))
      .map((block) => (text(block) || bare(block.textContent)).slice(0, 8))
      .filter((start) => /^[\x20-\x7e]+$/.test(start)),
    facts: all('.facts > div').map((fact) => {
      const [term, value] = ['dt', 'dd'].map((tag) => text(fact.querySelector(tag)!));
      return term + value!.slice(0, 4);
    }),
    hidden: all('article ~ h2, nav a, button')
      .map(({ textContent }) => textContent)
      .filter((each) => !shown.includes(each))
      .map(bare),
    url:
      (document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '') +
      location.search,
  };
}

async function readPdf(data: Uint8Array): Promise<Pick<Printed, 'papers' | 'width'>> {
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const papers: Run[][] = [];
  let width = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const paper = await pdf.getPage(number);
    width = paper.getViewport({ scale: 1 }).width;
    const { items } = await paper.getTextContent();
    papers.push(
      (items as TextItem[])
        .filter(({ str }) => /[^\s\p{M}]/u.test(str))
        .map(({ str, transform, width }) => ({
          text: bare(str),
          left: transform[4],
          right: transform[4] + width,
          baseline: transform[5],
          size: Math.hypot(transform[2], transform[3]),
        })),
    );
  }
  return { papers, width };
}

/** Returns pairs of texts whose letters overlap. A letter without ascender is half as high as its size. */
function overlaps(runs: Run[]): string[] {
  return runs.flatMap((a, index) =>
    runs
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.baseline + a.size / 2, b.baseline + b.size / 2) >
            Math.max(a.baseline, b.baseline) + 0.5,
      )
      .map((b) => `${a.text} overlaps ${b.text}`),
  );
}

/** Returns the lines of a paper from top to bottom. Runs that differ by half a size are on one line. */
function linesOf(runs: Run[]): { text: string; left: number }[] {
  const lines: Run[][] = [];
  for (const run of [...runs].sort((a, b) => b.baseline - a.baseline)) {
    const line = lines.at(-1);
    if (line && line[0]!.baseline - run.baseline < run.size / 2) line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => {
    line.sort((a, b) => a.left - b.left);
    return { text: line.map(({ text }) => text).join(''), left: line[0]!.left };
  });
}
