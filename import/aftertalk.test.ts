import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { countItems, reportLines } from './report.ts';
import { temporaryArchive } from '../src/test/import-archive.ts';
import { sample } from '../src/test/sites.ts';

const archive = await temporaryArchive();
const report = await archive.run('aftertalk', sample.out);
const talks = report.talks.flatMap(({ path }) => path ?? []);

/** Returns the frontmatter and the body of a file. */
async function parts(root: string, path: string) {
  const [, yaml = '', body = ''] = (await readFile(join(root, path), 'utf8')).split(/^---\n/m);
  return { fields: parseDocument(yaml).toJS() as Record<string, unknown>, body };
}

test('what a site publishes below /data/ becomes the same archive', async () => {
  assert.equal(countItems(report).notImported, 0, reportLines(report).join('\n'));
  assert.deepEqual(await archive.errors(), []);
  assert.ok(talks.length >= 5);
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  for (const path of talks) {
    const [before, after] = [await parts(sample.archive, path), await parts(archive.root, path)];
    for (const field of [
      'title',
      'date',
      'time',
      'lastModified',
      'topics',
      'feedId',
      'originalUrl',
    ])
      assert.deepEqual(after.fields[field], before.fields[field], `${path} ${field}`);
    // That the text came on the day of the talk is the default.
    const published = ({ fields }: typeof before) => fields.published ?? fields.date;
    assert.equal(published(after), published(before), path);
    const missing = words(before.body.replace(/\]\([^)]*\)|<[^>]*>|\{[\d:]+\}/g, ']')).filter(
      (word) => !words(after.body).includes(word),
    );
    assert.deepEqual(missing, [], path);
  }
  const site = await parts(sample.archive, 'content/site.yaml').catch(() => undefined);
  assert.ok(site);
  for (const field of ['title', 'url', 'language', 'license', 'feedAuthority']) {
    const line = (text: string) => text.match(new RegExp(`^${field}: .*$`, 'm'))?.[0];
    assert.equal(
      line(await archive.read('site.yaml')),
      line(await readFile(join(sample.archive, 'content/site.yaml'), 'utf8')),
    );
  }
});

test('a second import changes nothing', async () => {
  const before = await archive.files();
  await archive.run('aftertalk', sample.out);
  assert.deepEqual(await archive.files(), before);
});

test('what isn’t a site of Aftertalk is refused', async () => {
  const empty = await temporaryArchive();
  await assert.rejects(
    archive.run('aftertalk', empty.root),
    /is not a site of Aftertalk: data\/archive\.json/,
  );
});
