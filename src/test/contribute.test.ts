import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { readCheckedFile } from '../check/checked-file.ts';
import { itemsOfAtom, itemsOfJson, itemsOfRss, readFeed } from './feeds/site-feeds.ts';
import { all, attribute, first, sitePage, textOf, type Element } from './site-files.ts';
import { awkward } from './sites.ts';

const forge = 'https://git.example/norland/awkward';
const editor = (talk: string) => `${forge}/edit/kept/main/content/talks/${talk}.md`;
const link = (path: string, text: string): URL => {
  const found = all(sitePage(awkward, path), 'a').find((each) => textOf(each) === text);
  return new URL(attribute(found, 'href') ?? '');
};

describe('from a talk’s page', () => {
  const path = 'talks/harbourconf-2019/keeping-the-lights-on';

  test('“Edit this talk” opens its file in the repository’s editor', () => {
    assert.equal(
      link(path, 'Edit this talk').href,
      editor('harbourconf-2019/keeping-the-lights-on'),
    );
  });

  for (const [from, conference, day] of [
    [path, 'harbourconf-2019', '2019-08-30'],
    ['contribute', 'script-fair-2023', '2023-10-21'],
  ] as const)
    test(`“Add a talk” on /${from}/ starts a talk that passes check once its lines are replaced`, () => {
      const { origin, pathname, searchParams } = link(from, 'Add a talk');
      assert.equal(origin + pathname, `${forge}/new/kept/main/content/talks/${conference}`);
      const name = searchParams.get('filename') ?? '';
      const text = searchParams.get('value') ?? '';
      const place = {
        collection: 'talks',
        id: `${conference}/${basename(name, '.md')}`,
        file: `content/talks/${conference}/${name}`,
      } as const;
      const asked = readCheckedFile(place, Buffer.from(text)).source.findings;
      assert.deepEqual(
        asked.map(({ rule }) => rule),
        ['talk-title', 'talk-speakers', 'talk-published', 'talk-author', 'placeholder'],
      );
      const replaced = text
        .replace('YYYY-MM-DD', '2026-11-24')
        .replace('Title of the talk', 'Queues')
        .replace('Name of the speaker', 'Ada Quist')
        .replace('Your name', 'Kim Holt')
        .replace('Write here what the talk said, in your own words', 'Queues, done right');
      const { data, source } = readCheckedFile(place, Buffer.from(replaced));
      assert.deepEqual(source.findings, []);
      assert.ok(data && 'date' in data && data.date === day);
    });
});

describe('/contribute/', () => {
  const page = sitePage(awkward, 'contribute');
  const entries = page.elements.filter((each) => attribute(each, 'class') === 'entry');
  const addresses = (entry: Element) =>
    linksBelow(entry).map((each) => attribute(each, 'href') ?? '');

  test('lists the talks without a summary, newest conference first', () => {
    const days = new Map(
      globSync(join(awkward.archive, 'content/conferences/*.md')).map((file) => [
        basename(file, '.md'),
        readFileSync(file, 'utf8').match(/^startDate: (\S+)$/m)?.[1] ?? '',
      ]),
    );
    const day = (talk: string) => days.get(dirname(talk)) ?? '';
    const withoutSummary = globSync(join(awkward.archive, 'content/talks/*/*.md'))
      .filter((file) => /^text: (?:none|abstract)$/m.test(readFileSync(file, 'utf8')))
      .map((file) => `${basename(dirname(file))}/${basename(file, '.md')}`)
      .sort((a, b) => (day(a) < day(b) ? 1 : -1));
    assert.ok(new Set(withoutSummary.map(day)).size > 1, 'there are several conferences to order');
    assert.deepEqual(
      entries.map((entry) => addresses(entry)[0]),
      withoutSummary.map((talk) => `/base/path/talks/${talk}/`),
    );
  });

  test('links each of them to its editor', () => {
    for (const entry of entries) {
      const talk = addresses(entry)[0]?.replace('/base/path/talks/', '').replace(/\/$/, '') ?? '';
      const write = linksBelow(entry).find((each) => textOf(each) === 'Write the summary');
      assert.equal(attribute(write, 'href'), editor(talk));
    }
  });

  test('explains how to add a talk with git and without', () => {
    const headings = all(page, 'h2').map(textOf);
    assert.deepEqual(headings.slice(0, 2), ['In the browser', 'With git']);
    assert.match(textOf(first(page, 'main')), /npm run new/);
  });
});

describe('the author of a summary', () => {
  test('is credited on its page', () => {
    const page = sitePage(awkward, 'talks/harbourconf-2019/keeping-the-lights-on');
    const term = all(page, 'dt').find((each) => textOf(each) === 'Summary by');
    assert.equal(
      textOf(term?.parentNode ?? undefined),
      'Summary byIngrid Ø. Stavnes, Mateus Oliveira da Cunha',
    );
  });

  for (const [file, itemsOf] of [
    ['rss.xml', itemsOfRss],
    ['atom.xml', itemsOfAtom],
    ['feed.json', itemsOfJson],
  ] as const)
    test(`is credited in ${file}`, () => {
      const items = itemsOf(readFeed(awkward, file));
      const item = items.find(({ title }) => title === 'Keeping the lights on');
      assert.match(
        item?.html ?? '',
        /Summary by Ingrid Ø\. Stavnes and Mateus Oliveira da Cunha\./,
      );
    });
});

function linksBelow(element: Element): Element[] {
  return element.childNodes.flatMap((node) =>
    'tagName' in node ? (node.tagName === 'a' ? [node] : linksBelow(node)) : [],
  );
}
