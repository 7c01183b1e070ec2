import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { splitPostTitle } from './post-title.ts';
import { languageTag, parseDay } from './dates.ts';
import { countTalks, reportLines } from './report.ts';
import { samples, temporaryArchive } from '../src/test/import-archive.ts';

const plone = await temporaryArchive();
const ploneLines = reportLines(await plone.run('feed', join(samples, 'plone.rdf')));

describe('a Plone weblog’s RSS 1.0', () => {
  test('every post becomes a talk with its id, dates, author and original URL', async () => {
    const head = (await plone.read('talks/quay-notes-2011/tide-clocks.md')).split('---')[1];
    assert.equal(
      head,
      `
title: Tide clocks & buses
speakers:
  - Ània Puigdomènech
date: 2011-05-20
lastModified: 2011-06-07
summary: A clock for the tide.
topics: [clocks, quayconf]
downloads:
  - type: code
    title: code
    url: https://quay.example/files/tide.tar.gz
  - type: slides
    title: slides
    url: https://quay.example/weblog/talk.pdf
author:
  - maris
originalUrl: https://quay.example/weblog/tide-clocks
feedId: https://quay.example/weblog/archive/2011/05/20/tide-clocks
aliases: [/weblog/tide-clocks]
`,
    );
  });

  test('its HTML becomes Markdown: headings skip no level, links are absolute, code has its language', async () => {
    const text = (await plone.read('talks/quay-notes-2011/tide-clocks.md')).split('---\n\n')[1];
    assert.equal(
      text,
      `## Tide clocks

Puigdomènech showed a *clock* with \`tide --now\`. See the [code](https://quay.example/files/tide.tar.gz), her [slides](https://quay.example/weblog/talk.pdf) and [a mirror](https://mirror.example/x).

### How

\`\`\`python
import tide

print(tide.now())
\`\`\`

![The clock](https://quay.example/weblog/resolveuid/clock.png) no
`,
    );
  });

  test('the report lists what to review', () => {
    for (const warning of [
      'item 2 (https://quay.example/weblog/lunch): has no speaker in its title, "Lunch was fine"',
      'item 3 (https://quay.example/weblog/rope): "Ida Holm" was taken for the speaker of "Rope", but the text doesn’t mention them',
      'item 1 (https://quay.example/weblog/tide-clocks): its image resolveuid/clock.png was not found; the link to it stays',
      'item 1 (https://quay.example/weblog/tide-clocks): its link to "javascript:alert(1)" was removed, because it can’t work here',
    ])
      assert.ok(ploneLines.includes(`  ${warning}`), warning);
  });

  test('the archive passes check', async () => assert.deepEqual(await plone.errors(), []));

  test('--only and --conference import posts with a topic to one conference, on its day', async () => {
    const archive = await temporaryArchive();
    await mkdir(join(archive.root, 'content/conferences'), { recursive: true });
    await writeFile(
      join(archive.root, 'content/conferences/quayconf-2011.md'),
      '---\nname: QuayConf 2011\nstartDate: 2011-05-20\n---\n',
    );
    const options = { conference: 'QuayConf 2011', only: 'Quayconf' };
    const report = await archive.run('feed', join(samples, 'plone.rdf'), options);
    assert.deepEqual([...report.skipped], [['posts that aren’t about Quayconf (--only)', ['']]]);
    const text = await archive.read('talks/quayconf-2011/rope.md');
    assert.match(text, /^date: 2011-05-20\npublished: 2012-05-11$/m);
    assert.deepEqual(await archive.errors(), []);
  });

  test('a truncated feed imports the complete posts and reports the others', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const whole = readFileSync(join(samples, 'plone.rdf'), 'utf8');
    const file = join(source.root, 'cut.rdf');
    await writeFile(file, whole.slice(0, whole.indexOf('Rope, in short')));
    const report = await archive.run('feed', file);
    assert.deepEqual(countTalks(report), {
      written: 2,
      unchanged: 0,
      leftAlone: 0,
      notImported: 1,
    });
    assert.ok(
      reportLines(report).includes('  item 3: is cut off at the end of the file; export it again'),
    );
  });
});

describe('Atom', () => {
  test('reads ids, relative links, titles escaped twice, enclosures and plain text', async () => {
    const archive = await temporaryArchive();
    await archive.run('feed', join(samples, 'weblog.atom'));
    const keels = await archive.read('talks/slipway-2014/keels.md');
    assert.match(keels, /^title: Keels & ballast\nspeakers:\n  - Mira Østby\ndate: 2014-03-01$/m);
    assert.match(keels, /^feedId: tag:slipway\.example,2009:post-17$/m);
    assert.match(keels, /url: https:\/\/slipway\.example\/files\/keels\.pdf/);
    assert.match(keels, /\[More\]\(https:\/\/slipway\.example\/2014\/more\.html\)/);
    const plain = await archive.read('talks/slipway-2014/plain-text-with-angles.md');
    assert.match(plain, /^title: Plain text with <angles>$/m);
    assert.match(plain, /^1 < 2 & 3$/m);
    assert.doesNotMatch(plain, /^aliases/m);
    assert.deepEqual(await archive.errors(), []);
  });
});

test('a podcast’s episode has its length and recording, and the paragraphs of its plain text', async () => {
  const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
  const file = join(source.root, 'podcast.rss');
  await writeFile(
    file,
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Quay talks</title>' +
      '<item><guid isPermaLink="false">q1</guid><title>Knots</title><pubDate>Wed, 01 May 2019 06:31:25 +0000</pubDate>' +
      '<itunes:duration>01:02:22</itunes:duration><enclosure url="https://quay.example/1.mp3" type="audio/mpeg" length="1"/>' +
      '<description>On knots &amp; rope.\n\nWith Ada Quist.</description></item></channel></rss>',
  );
  await archive.run('feed', file);
  const text = await archive.read('talks/quay-talks-2019/knots.md');
  assert.match(text, /^duration: 62$/m);
  assert.match(text, /type: audio\n    url: https:\/\/quay\.example\/1\.mp3\n/);
  assert.match(text, /---\n\nOn knots & rope\.\n\nWith Ada Quist\.\n$/);
});

describe('a WordPress export', () => {
  test('reads paragraphs, code, captions, images and drafts; skips comments and pages', async () => {
    const archive = await temporaryArchive();
    const report = await archive.run('wordpress', join(samples, 'wordpress.xml'));
    assert.deepEqual(countTalks(report), {
      written: 2,
      unchanged: 0,
      leftAlone: 0,
      notImported: 1,
    });
    const text = await archive.read('talks/harbour-weblog-2016/cranes.md');
    assert.match(text, /^title: Cranes & winches\nspeakers:\n  - Lena Brandt\ndate: 2016-04-10$/m);
    assert.match(text, /^feedId: https:\/\/harbour\.example\/\?p=41$/m);
    assert.match(text, /^lastModified: 2016-05-01$/m);
    assert.match(
      text,
      /things\.\\\nShe did it \*\*twice\*\*\.\n\n!\[A crane\]\(crane\.png\) A crane\n/,
    );
    assert.match(text, /```python\nlift\(load\)\n\nif load < 2: # not much\n    rest\(\)\n```/);
    assert.match(text, /type: video\n    url: https:\/\/www\.youtube\.com\/watch\?v=abc\n/);
    assert.match(
      await archive.read('talks/harbour-weblog-2016/still-being-written.md'),
      /^draft: true$/m,
    );
    assert.ok((await archive.files()).has('content/talks/harbour-weblog-2016/crane.png'));
    const lines = reportLines(report).join('\n');
    assert.match(lines, /item 4 \(\S+\): has no title/);
    assert.match(lines, /has comments \(1\), which aren’t imported/);
    assert.deepEqual(await archive.errors(), []);
  });

  test('a truncated export is reported', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const whole = readFileSync(join(samples, 'wordpress.xml'), 'utf8');
    const file = join(source.root, 'cut.xml');
    await writeFile(file, whole.slice(0, whole.indexOf('Half a thought')));
    const report = await archive.run('wordpress', file);
    assert.deepEqual(countTalks(report), {
      written: 1,
      unchanged: 0,
      leftAlone: 0,
      notImported: 1,
    });
    assert.match(reportLines(report).join('\n'), /item 2: is cut off at the end of the file/);
  });
});

describe('a folder of posts', () => {
  test('reads the frontmatter of Jekyll, Hugo and Pelican, with a map of fields', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const map = join(source.root, 'fields.yaml');
    await writeFile(map, 'speakers: [speaker, who]\n');
    const report = await archive.run('markdown', join(samples, 'posts'), { map });
    assert.deepEqual(countTalks(report), {
      written: 3,
      unchanged: 0,
      leftAlone: 0,
      notImported: 1,
    });
    assert.match(reportLines(report).join('\n'), /content\/broken\.md: has invalid frontmatter/);
    const anchors = await archive.read('talks/weblog-2013/anchors.md');
    assert.match(anchors, /^title: "Anchors: a short history"\nspeakers:\n  - Pieter Zeeman$/m);
    assert.match(anchors, /type: slides\n    url: https:\/\/zeeman\.example\/anchors\.pdf/);
    assert.match(anchors, /^aliases: \[\/2013\/anchors\.html\]$/m);
    assert.match(
      anchors,
      /!\[An anchor\]\(anchor\.png\)\n\n```python\ndrop\("anchor"\)\n```\n\nSome \*\*HTML\*\* too\./,
    );
    const knots = await archive.read('talks/weblog-2015/knots.md');
    assert.match(
      knots,
      /speakers:\n  - Ann Lee\n  - Bo Ek\ndate: 2015-06-02\ntime: 10:00\nlastModified: 2015-06-05$/m,
    );
    const sails = await archive.read('talks/weblog-2014/sails.md');
    assert.match(sails, /^topics: \[sails, wind\]\nauthor:\n  - Alexis\n  - Bruno$/m);
    assert.deepEqual(await archive.errors(), []);
  });
});

test('summaries with the same title get different ones, because check reports duplicates', async () => {
  const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
  for (const [name, speaker] of [
    ['a', 'Ann Lee'],
    ['b', 'Bo Ek'],
  ])
    await writeFile(
      join(source.root, `${name}.md`),
      `---\ntitle: Keynote\nspeaker: ${speaker}\ndate: 2015-06-02\n---\nText.\n`,
    );
  const report = await archive.run('markdown', source.root);
  assert.match(await archive.read('talks/weblog-2015/a.md'), /^title: Keynote \(Ann Lee\)$/m);
  assert.ok(reportLines(report).join('\n').includes('this one became "Keynote (Bo Ek)"'));
});

test('names before a colon in a title are speakers', () => {
  const split = (title: string) => splitPostTitle(title, 'Vilaplana and Kok spoke.');
  assert.deepEqual(split('Òscar Vilaplana: ØMQ'), {
    title: 'ØMQ',
    speakers: ['Òscar Vilaplana'],
    warnings: [],
  });
  assert.deepEqual(split('Gideon de Kok and Òscar Vilaplana: Both').speakers, [
    'Gideon de Kok',
    'Òscar Vilaplana',
  ]);
  assert.deepEqual(split('Ada Quist: Knots').speakers, ['Ada Quist']);
  assert.deepEqual(split('Anna Maria de Kok: Knots').speakers, ['Anna Maria de Kok']);
  for (const title of [
    'Django: an introduction',
    'REST APIs: how',
    'ØMQ',
    '10 Things: a list',
    'Crafting Your Own Rope: a guide',
    'Rope-Driven Development Basics: knots',
    'Understanding Knots: a guide',
  ])
    assert.deepEqual(split(title).speakers, [], title);
});

test('reads days from RFC 822 and ISO 8601, in their own time zone', () => {
  assert.equal(parseDay('Fri, 20 May 2011 23:30:00 -0700'), '2011-05-20');
  assert.equal(parseDay('2011-05-20T23:30:00-07:00'), '2011-05-20');
  assert.equal(parseDay('2011-02-30'), undefined);
  assert.equal(parseDay('yesterday'), undefined);
});

test('reads languages by their code, their English name and their own', () => {
  for (const name of ['fr', 'fra', 'fr_FR', 'French', 'Français', 'français'])
    assert.equal(languageTag(name)?.slice(0, 2), 'fr', name);
  assert.equal(languageTag('Klingon rope'), undefined);
});

test('people are named once, without placeholders, signs and email addresses', async () => {
  const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
  await writeFile(
    join(source.root, 'a.md'),
    '---\ntitle: Knots\ndate: 2019-05-01\nspeakers: [TODO, "-", "-Ada Quist", Ada Quist, Bo Ek <bo@quay.example>, cy@quay.example]\n---\nText.\n',
  );
  const report = await archive.run('markdown', source.root);
  assert.match(
    await archive.read('talks/weblog-2019/a.md'),
    /speakers:\n  - Ada Quist\n  - Bo Ek\ndate/,
  );
  assert.deepEqual(await archive.errors(), []);
  assert.match(reportLines(report).join('\n'), /the email address of a speaker was left out/);
});
