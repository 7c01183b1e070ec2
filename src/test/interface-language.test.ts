import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { interfaceLanguages } from '../archive/site.ts';
import { moduleUrl, programFor } from '../build/program.ts';
import { writePages } from '../build/worker.ts';
import { LiveSite } from '../dev/live-site.ts';
import { archivePaths, type ArchivePaths } from '../loader/archive-paths.ts';
import type { Output } from '../outputs/output.ts';
import { routePath } from '../routes.ts';
import { launch } from './chromium.ts';
import { run } from './commands.ts';
import { itemsOfRss, readFeed } from './feeds/site-feeds.ts';
import { loanwords } from './loanwords.ts';
import { sitePages } from './site-files.ts';
import { sample, serveSite, type TestSite } from './sites.ts';
import { writeSmallArchive } from './small-archive.ts';
import { longestPages } from './templates.ts';

type Node = DefaultTreeAdapterTypes.Node;

const talk = (title: string, more: string, body: string) =>
  `---\ntitle: ${title}\nspeakers:\n  - {name: Άννα, affiliation: Εταιρεία, role: μηχανικός}\n  - Νίκος\n  - Ελένη\n  - Μαρία\ndate: 2011-05-20\ntrack: Αίθουσα\n${more}\n---\n\n${body}\n`;

/** All content is in Greek letters, so Latin ones are the interface's. */
const greek = {
  'content/site.yaml': `contract: 1
title: Αρχείο
description: Ομιλίες.
url: https://trial.example/
language: el
license: CC-BY-4.0
contact: a@trial.example
repository: https://git.example/talks
feedAuthority: trial.example,2011
`,
  'content/pages/home.md': '---\ntitle: Αρχική\npublished: 2011-05-20\n---\n\nΚαλώς ήρθατε.\n',
  'content/pages/about.md': '---\ntitle: Σχετικά\n---\n\nΤο αρχείο.\n',
  'content/conferences/pygrunn-2011.md':
    '---\nname: Συνέδριο\nseries: Σειρά\nstartDate: 2011-05-20\ncity: Αθήνα\nvenue: Αίγλη\norganizers: [Όμιλος, Σύλλογος]\n---\n\nΚείμενο.\n',
  'content/conferences/athens-2012.md':
    '---\nname: Άλλο συνέδριο\nseries: Σειρά\nstartDate: 2012-05-20\ncity: Αθήνα\n---\n',
  'content/conferences/athens-2019.md':
    '---\nname: Τελευταίο\nstartDate: 2019-05-20\nendDate: 2019-05-21\n---\n',
  'content/talks/athens-2019/zmq.md':
    '---\ntitle: Ουρές ξανά\nspeakers: Νίκος\ndate: 2019-05-20\nalsoKnownAs: ουρά\n---\n\nΚείμενο.\n',
  'content/talks/athens-2019/gone.md':
    '---\ntitle: Χαμένη\nspeakers: Νίκος\ndate: 2019-05-20\nwithdrawn: {date: 2020-01-01, reason: Λάθος.}\n---\n\nΚείμενο.\n',
  'content/topics/empty.md': '---\nname: Άδειο\n---\n',
  'content/topics/zeromq.md':
    '---\nname: Ουρές\nalsoKnownAs: [ουρά]\nrelated: [redis]\n---\n\nΚείμενο.\n',
  'content/topics/redis.md': '---\nname: Βάσεις\n---\n',
  'content/speakers/oscar-vilaplana.md': undefined,
  'content/speakers/anna.md': '---\nname: Άννα\nwebsite: https://a.example/\n---\n\nΚείμενο.\n',
  'content/talks/pygrunn-2011/zmq.md': talk(
    'Ουρές μηνυμάτων',
    `topics: [zeromq, redis]
author: Γιώργος
format: keynote
duration: 45
changes: [{date: 2011-06-01, note: Διόρθωση.}]
machineHelp: μεταγραφή
madeFrom: [attendance, recording, slides, transcript, paper]
readBySpeaker: 2011-06-02
recording: lost
license: CC0-1.0
originalUrl: https://a.example/
lastModified: 2011-06-01
aliases: /old/
postscripts: [{date: 2012-01-01, by: Γιώργος, text: Ακόμη.}]
downloads:
  - {type: slides, url: "https://a.example/s.pdf", archivedUrl: "https://b.example/s.pdf", archivedOn: 2012-01-01, license: CC0-1.0}
  - {type: paper, title: Άρθρο, url: "https://a.example/p.pdf", gone: 2020-01-01}
  - {type: video, url: "https://youtu.be/dQw4w9WgXcQ"}
  - {type: video, title: Βίντεο, lost: true}`,
    '## Πρώτα {1:30}\n\nΚείμενο[^1].\n\n## Ύστερα\n\n> [!NOTE]\n> Σημείωση.\n\n- [x] Έτοιμο\n\n## Τέλος [εδώ](redis.md)\n\n[^1]: Υποσημείωση.',
  ),
  'content/talks/pygrunn-2011/redis.md': talk('Βάσεις', 'text: none\ntopics: redis', ''),
  'content/talks/pygrunn-2011/abstract.md': talk(
    'Περίληψη',
    'text: abstract\ntopics: redis',
    'Κείμενο.',
  ),
};

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
const greekSite = siteIn(join(folder, 'el'));
after(() => rmSync(folder, { recursive: true }));
before(async () => {
  const { root } = await writeSmallArchive('greek', greek);
  const { code, output } = await run('build', { ARCHIVE_DIR: root, OUT_DIR: greekSite.out });
  assert.equal(code, 0, output);
});

describe('a site in a language that the interface doesn’t have', () => {
  test('has each page in it, and marks the interface as English', () => {
    assert.ok(longestPages(greekSite, 1).length >= 15);
    let words = 0;
    for (const { path, elements } of sitePages(greekSite))
      for (const { text, lang } of textsOf(elements[0]!, '')) {
        if (/\p{Script=Greek}/u.test(text)) assert.equal(lang, 'el', `${path}: ${text}`);
        if (/[a-z]{2}/i.test(text)) assert.equal(lang, 'en', `${path}: ${text}`);
        words++;
      }
    assert.ok(words > 500);
  });

  test('marks what feeds add to a text', () => {
    const html = itemsOfRss(readFeed(greekSite, 'rss.xml')).map((item) => item.html ?? '');
    assert.ok(
      html.some((each) => each.includes('<p lang="en">Summary by Γιώργος.</p>')),
      html[0],
    );
  });
});

/**
 * What isn't translated: formats, hosts, licenses, ids, dates of RFC 822, commands.
 */
const names =
  /^(?:RSS|BibTeX|CSL-JSON|JSON|Atom|JSON Feed|EPUB|PDF|SHA-256|UTF-8|Wayback Machine|CC[\w. -]+|npm [\w ]+|author|en|\(JSON\)\.|Feeds – .*|tag:.*|.* GMT|[\w.]+\.example|https?:.*|@.*)$/;

/** What search replaces in copies of its template. */
const inTemplate = new Set(['when', 'title', 'byline', 'excerpt', 'note']);

describe('a site in a language of the interface', () => {
  const texts = new Map<string, Set<string>>();
  before(async () => {
    const paths = await writeSmallArchive('languages', greek);
    for (const language of interfaceLanguages) {
      const site = greek['content/site.yaml'].replace('language: el', `language: ${language}`);
      writeFileSync(join(paths.content, 'site.yaml'), site);
      texts.set(language, await renderSite(paths, join(greekSite.out, language)));
    }
  });

  test('shows no English words, in pages, their heads, feeds and redirects', () => {
    const english = texts.get('en')!;
    assert.ok(english.size > 250, String(english.size));
    for (const [language, own] of texts)
      if (language !== 'en')
        assert.deepEqual(
          [...own].filter((text) => english.has(text) && !loanwords.has(text)),
          [],
          language,
        );
  });

  test('fits on a screen of 320 px', async () => {
    const browser = await launch();
    const served = await serveSite(greekSite);
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    const found: string[] = [];
    try {
      for (const language of interfaceLanguages)
        for (const path of longestPages(siteIn(join(greekSite.out, language)), 1)) {
          await page.goto(`${served.address}${language}/${path}`);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          if (width > 320) found.push(`${language}/${path}: ${width} px`);
        }
    } finally {
      await browser.close();
      served.close();
    }
    assert.deepEqual(found, []);
  });
});

function siteIn(out: string): TestSite {
  return { archive: '', out, url: 'https://trial.example/' };
}

/** Writes the pages of an archive's site, and returns the texts with Latin letters of all that it has. */
async function renderSite(paths: ArchivePaths, folder: string): Promise<Set<string>> {
  const outputs = [...(await new LiveSite(paths).outputs()).values()];
  await writePagesOf(outputs, folder);
  const texts = new Set<string>();
  const add = (text: string) => {
    for (const part of text
      .replaceAll(/&lt;/g, '<')
      .replaceAll(/&gt;/g, '>')
      .split(/<[^>]*>|\n/))
      if (/[a-z]{2}/i.test(part) && !names.test(part.trim())) texts.add(part.trim());
  };
  for (const output of outputs)
    if ('text' in output && /\.(?:xml|opml|html)$/.test(output.file)) add(await output.text());
  for (const { elements } of sitePages(siteIn(folder))) {
    for (const { text } of textsOf(elements[0]!, '')) if (!inTemplate.has(text)) add(text);
    for (const { tagName, attrs, childNodes } of elements) {
      const named = attrs.some(
        ({ name, value }) => /^(?:name|property)$/.test(name) && /title$|description$/.test(value),
      );
      for (const { name, value } of attrs)
        if ((named && name === 'content') || name === 'aria-label') add(value);
      if (tagName === 'title') for (const node of childNodes) if ('value' in node) add(node.value);
    }
  }
  return texts;
}

/** Writes the pages as a build does, by the program of a site in English. */
async function writePagesOf(outputs: readonly Output[], folder: string) {
  const pages = outputs.filter((output) => 'view' in output);
  const paramsFile = join(folder, 'params.json');
  mkdirSync(folder, { recursive: true });
  const params = Map.groupBy(pages, ({ route }) => route);
  writeFileSync(
    paramsFile,
    JSON.stringify(
      Object.fromEntries(
        [...params].map(([route, all]) => [route, all.map(({ params }) => params)]),
      ),
    ),
  );
  const paths = archivePaths({ ARCHIVE_DIR: sample.archive, CACHE_DIR: resolve('.cache') });
  const program = programFor(paths, { base: '/', language: 'en' });
  await writePages({
    program: moduleUrl(program),
    paramsFile,
    pages: pages.map(({ file, route, params, view }) => {
      const path = routePath(route, params);
      const url = `https://trial.example/${path}`;
      return { route, path, url, file: join(folder, file), view: JSON.stringify(view()) };
    }),
  });
}

/** Returns the texts and labels below the body, each with the language that it inherits. */
function* textsOf(node: Node, lang: string): Generator<{ text: string; lang: string }> {
  if (node.nodeName === '#text' && 'value' in node && node.value.trim())
    yield { text: node.value, lang };
  if (!('childNodes' in node) || ['head', 'script'].includes(node.nodeName)) return;
  const attributes = 'attrs' in node ? node.attrs : [];
  // A citation is one text, of the content's names in English words.
  if (attributes.some(({ name }) => name === 'data-copy')) return;
  const own = attributes.find(({ name }) => name === 'lang')?.value ?? lang;
  assert.deepEqual(Intl.getCanonicalLocales(own), [own]);
  for (const { name, value } of attributes)
    // A label has one language; the names in some are the content's.
    if (/^(?:aria-label|placeholder|alt)$/.test(name) && !/\p{Script=Greek}/u.test(value))
      yield { text: value, lang: own };
  const content = node.nodeName === 'template' && 'content' in node ? [node.content as Node] : [];
  for (const child of [...node.childNodes, ...content]) yield* textsOf(child, own);
}
