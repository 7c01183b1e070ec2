import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { readCheckedFile } from '../check/checked-file.ts';
import { itemsOfAtom, itemsOfJson, itemsOfRss, readFeed } from './feeds/site-feeds.ts';
import { all, attribute, first, sitePage, sitePages, textOf, type Element } from './site-files.ts';
import { awkward, sample, searched, type TestSite } from './sites.ts';

const forge = 'https://git.example/norland/awkward';
const editor = (talk: string) => `${forge}/edit/kept/main/content/talks/${talk}.md`;
const link = (path: string, text: string, site = awkward): URL => {
  const found = all(sitePage(site, path), 'a').find((each) => textOf(each) === text);
  return new URL(attribute(found, 'href') ?? '', site.url);
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

  test('explains the ways that the archive has', () => {
    const ways = (site: TestSite) => all(sitePage(site, 'contribute'), 'h2').map(textOf).join(', ');
    assert.match(ways(awkward), /^In the browser, By mail, With git, What makes/);
    assert.match(ways(searched), /^By mail, What makes/);
    assert.match(ways(sample), /^What makes/);
    assert.equal(link('contribute', 'about it', sample).pathname, '/about/');
    assert.match(textOf(first(page, 'main')), /npm run new/);
  });
});

describe('a mail to the archive', () => {
  const stub = 'talks/pydata-berlin-2014/lightning-talks-7';
  const mail = (path: string, text: string, site = searched) => {
    const { protocol, pathname, search } = link(path, text, site);
    const fields = search
      .slice(1)
      .split('&')
      .map((each) => each.split('='));
    const { subject = '', body = '' } = Object.fromEntries(
      fields.map(([name = '', value = '']) => [name, decodeURIComponent(value)]),
    );
    return { to: protocol + decodeURIComponent(pathname), subject, lines: body.split('\r\n') };
  };
  const to = 'mailto:texts@aftertalk.example';

  test('brings a summary, with the talk that it is of', () => {
    for (const [path, text] of [
      [stub, 'Send one by mail'],
      ['contribute', 'Write the summary'],
    ] as const) {
      const { lines, ...head } = mail(path, text);
      assert.equal(head.to, to);
      assert.match(head.subject, /^Summary: ./);
      assert.match(lines[0] ?? '', /^https:\/\/aftertalk\.example\/talks\/.+\/$/);
      assert.match(lines.join('\n'), /under CC BY 4\.0:\n\n\n.*credit you:/);
    }
    assert.equal(mail(stub, 'Send one by mail').subject, 'Summary: Lightning Talks');
  });

  test('brings a correction, also if the archive has a repository', () => {
    const path = 'talks/harbourconf-2019/keeping-the-lights-on';
    assert.deepEqual(mail(path, 'Send a correction', awkward), {
      to: 'mailto:tørrfisk+texts@awkward.example',
      subject: 'Correction: Keeping the lights on',
      lines: [
        `https://awkward.example/base/path/${path}/`,
        '',
        'What is wrong, and what is right:',
        '',
      ],
    });
  });

  test('brings a new talk, if the archive has no repository', () => {
    const { lines, ...head } = mail(stub, 'Add a talk');
    assert.deepEqual(head, { to, subject: 'New talk' });
    assert.ok(lines.includes('Conference: PyData Berlin 2014'), lines.join('\n'));
    assert.equal(mail('contribute', 'Send a talk').subject, 'New talk');
  });

  test('starts from the footer of every page', () => {
    for (const { path, html } of sitePages(searched))
      if (!html.includes('http-equiv="refresh"'))
        assert.match(html, /<footer[^]*href="mailto:texts@aftertalk\.example"/, path);
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
