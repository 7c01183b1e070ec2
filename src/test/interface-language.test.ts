import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { run } from './commands.ts';
import { itemsOfRss, readFeed } from './feeds/site-feeds.ts';
import { sitePages } from './site-files.ts';
import type { TestSite } from './sites.ts';
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
feedAuthority: trial.example,2011
`,
  'content/pages/home.md': '---\ntitle: Αρχική\npublished: 2011-05-20\n---\n\nΚαλώς ήρθατε.\n',
  'content/pages/about.md': '---\ntitle: Σχετικά\n---\n\nΤο αρχείο.\n',
  'content/conferences/pygrunn-2011.md':
    '---\nname: Συνέδριο\nseries: Σειρά\nstartDate: 2011-05-20\ncity: Αθήνα\nvenue: Αίγλη\norganizers: [Όμιλος, Σύλλογος]\n---\n\nΚείμενο.\n',
  'content/conferences/athens-2012.md':
    '---\nname: Άλλο συνέδριο\nseries: Σειρά\nstartDate: 2012-05-20\ncity: Αθήνα\n---\n',
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
downloads:
  - {type: slides, url: "https://a.example/s.pdf"}
  - {type: video, title: Βίντεο, lost: true}`,
    '## Πρώτα\n\nΚείμενο[^1].\n\n## Ύστερα\n\n> [!NOTE]\n> Σημείωση.\n\n- [x] Έτοιμο\n\n## Τέλος [εδώ](redis.md)\n\n[^1]: Υποσημείωση.',
  ),
  'content/talks/pygrunn-2011/redis.md': talk('Βάσεις', 'text: none\ntopics: redis', ''),
  'content/talks/pygrunn-2011/abstract.md': talk(
    'Περίληψη',
    'text: abstract\ntopics: redis',
    'Κείμενο.',
  ),
};

describe('a site in a language that the interface doesn’t have', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  let site: TestSite;
  after(() => rmSync(folder, { recursive: true }));
  before(async () => {
    const { root } = await writeSmallArchive('greek', greek);
    site = { archive: root, out: folder, url: 'https://trial.example/' };
    const { code, output } = await run('build', { ARCHIVE_DIR: root, OUT_DIR: folder });
    assert.equal(code, 0, output);
  });

  test('has each page in it, and marks the interface as English', () => {
    assert.ok(longestPages(site, 1).length >= 15);
    let words = 0;
    for (const { path, elements } of sitePages(site))
      for (const { text, lang } of textsOf(elements[0]!, '')) {
        if (/\p{Script=Greek}/u.test(text)) assert.equal(lang, 'el', `${path}: ${text}`);
        if (/[a-z]{2}/i.test(text)) assert.equal(lang, 'en', `${path}: ${text}`);
        words++;
      }
    assert.ok(words > 500);
  });

  test('marks what feeds add to a text', () => {
    const html = itemsOfRss(readFeed(site, 'rss.xml')).map((item) => item.html ?? '');
    assert.ok(
      html.some((each) => each.includes('<p lang="en">Summary by Γιώργος.</p>')),
      html[0],
    );
  });
});

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
