import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { readContent } from '../check/check.ts';
import { findingLine } from '../loader/finding.ts';
import { smallArchive, writeSmallArchive } from '../test/small-archive.ts';
import { renderTexts } from './texts.ts';
import type { TextRequest } from './worker.ts';
import { Workers } from './workers.ts';

const surroundings = { language: 'en', folder: 'talks/x', images: new Map() };
const quick = { markdown: 'Quick.', surroundings };
/** Takes hours: check would reject it. */
const endless = { markdown: '[a](<b'.repeat(50_000), surroundings };

describe('a text that takes too much memory', () => {
  const workers = new Workers(48);
  after(() => workers.end());
  const failure = 'it takes more than 48 MB of memory; divide it';
  // Check would reject these: most of the 640,000 cells aren't written.
  const cells = 800;
  const table = `${'|a'.repeat(cells)}|\n${'|-'.repeat(cells)}|\n${'a\n'.repeat(cells)}\n${'a '.repeat(3_000)}`;

  test('is found among the texts of its thread, and the others are rendered', async () => {
    const large = { markdown: table, surroundings };
    const found = await workers.renderTexts([...Array<TextRequest>(110).fill(quick), large, quick]);
    const failures = found.flatMap((text, at) =>
      'failure' in text ? `${at}: ${text.failure}` : [],
    );
    assert.deepEqual(failures, [`110: ${failure}`]);
    assert.equal(found.length, 112);
  });

  test('is found if it is the only one', async () => {
    const [found] = await workers.renderTexts([{ markdown: table, surroundings }]);
    assert.deepEqual(found, { failure });
  });
});

describe('a text that takes too long', () => {
  const workers = new Workers();
  after(() => workers.end());
  const results = async (texts: TextRequest[]) =>
    (await workers.renderTexts(texts, 2)).map((text) =>
      'html' in text ? text.html : text.failure,
    );
  const failure = 'it takes longer than 2 s; divide it';

  test('is stopped in a thread, and the texts after it are rendered', async () => {
    const found = await results([...Array<TextRequest>(99).fill(quick), endless, quick]);
    assert.deepEqual(found, [...Array(99).fill('<p>Quick.</p>'), failure, '<p>Quick.</p>']);
  });

  test('is stopped in the build’s own thread', async () => {
    const slow = { markdown: `${'*_'.repeat(249)}\n\n`.repeat(18), surroundings };
    const [found] = await workers.renderTexts([slow], 0.001);
    assert.deepEqual(found, { failure: failure.replace('2 s', '0.001 s') });
  });

  test('is reported by its file', async () => {
    const zmq = 'content/talks/pygrunn-2011/zmq.md';
    const slow = `${'*_'.repeat(249)}\n\n`.repeat(38);
    const paths = await writeSmallArchive('slow-text', { [zmq]: smallArchive[zmq] + slow });
    const content = await readContent(paths);
    const { findings } = await renderTexts(paths, content, 'en', workers, 0.001);
    assert.deepEqual(findings.filter(({ file }) => file === zmq).map(findingLine), [
      `${zmq}:1:1: error: the text can’t be rendered: it takes longer than 0.001 s; divide it [text-bounds]`,
    ]);
  });
});
