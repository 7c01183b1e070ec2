import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { awkward } from '../../src/test/sites.ts';
import { writeEleventy } from './eleventy.ts';
import { writeHugo } from './hugo.ts';
import { readPages } from './pages.ts';
import { readSource } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
after(() => rmSync(folder, { recursive: true }));
const source = await readSource(awkward.archive);
await writeEleventy(source, join(folder, 'eleventy'));
await writeHugo(source, join(folder, 'hugo'));

const folders = {
  talk: 'talks/*',
  conference: 'conferences',
  topic: 'topics',
  speaker: 'speakers',
  series: 'series',
};

test('Eleventy builds the same pages as Aftertalk, at the same URLs', async () => {
  const { archive } = await import(pathToFileURL(join(folder, 'eleventy/archive.js')).href);
  const lists = archive({ getFilteredByTag: tagged });
  const listPages: { path: string }[] = [
    ...['conferenceIndex', 'conferencePages', 'seriesPages', 'topicIndex', 'topicPages'],
    ...['speakerIndex', 'speakerPages', 'yearPages', 'talksWithoutSummary'],
  ].flatMap((name) => lists[name]);
  const urls = [
    ...['/', '/about/', '/archive/'],
    ...tagged('talk').map(({ url }) => url),
    ...listPages.map(({ path }) => path),
  ];
  // What the comparison leaves out: books, dead links, withdrawn talks, and a speaker of no others.
  const withdrawn = /\/(?:a-hidden-talk|the-plan-that-was-withdrawn|ottoline-orlop)\/$/;
  const ours = [...readPages(awkward.out).urls].filter(
    (url) => !/\/book\/$|^\/links\/$/.test(url) && !withdrawn.test(url),
  );
  assert.deepEqual(urls.sort(), ours.sort());
});

test('Hugo gets every talk, and the text of every list', () => {
  const { talks, conferences, topics, series } = source.archive;
  const files = (pattern: string) => globSync(pattern, { cwd: join(folder, 'hugo/content') });
  assert.equal(files('talks/*/*.md').length, talks.length);
  assert.equal(files('conferences/*/_index.md').length, conferences.length);
  assert.equal(files('topics/*/_index.md').length, topics.length);
  assert.equal(files('series/*/_index.md').length, series.length);
});

test('every talk has the terms that Hugo’s lists are made from', () => {
  for (const { id, speakers, topics, conference, date } of source.archive.talks) {
    const fields = frontmatter(join(folder, 'hugo/content/talks', `${id}.md`));
    assert.deepEqual(fields.speakers ?? [], [...new Set(speakers.map((s) => s.speaker.id))]);
    assert.deepEqual(
      fields.topics ?? [],
      topics.map((topic) => topic.id),
    );
    assert.deepEqual(fields.conferences, [conference.id]);
    assert.deepEqual(fields.archive, [date.slice(0, 4)]);
  }
});

test('braces in a text aren’t a shortcode in Hugo', async () => {
  const braces = { ...source, body: () => 'Write {{< figure >}} or {{% note %}}, and {{ x }}.' };
  await writeHugo(braces, join(folder, 'braces'));
  const about = readFileSync(join(folder, 'braces/content/about.md'), 'utf8');
  assert.match(about, /Write \{\{ < figure >\}\} or \{\{ % note %\}\}, and \{\{ x \}\}\./);
});

/** Returns Eleventy's collection of the files with a tag, sorted by date as Eleventy does. */
function tagged(tag: keyof typeof folders) {
  const content = join(folder, 'eleventy/content');
  return globSync(`${folders[tag]}/*.md`, { cwd: content })
    .map((file) => ({
      inputPath: `./content/${file}`,
      url: `/${file.replace(/\.md$/, '/')}`,
      data: frontmatter(join(content, file)),
    }))
    .sort((a, b) => Number(a.data.date ?? 0) - Number(b.data.date ?? 0));
}

/** Reads frontmatter as both peers' parsers do. */
function frontmatter(path: string) {
  return parse(readFileSync(path, 'utf8').split(/^---$/m)[1] ?? '', { version: '1.1' });
}
