import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { smallArchive, checkSmallArchive, withFields, type Files } from '../test/small-archive.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';

/** The smallest possible image. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a talk’s references to files', () => {
  const slides = 'public/downloads/pygrunn-2011/zmq.pdf';
  const existing: Files = { [slides]: '%PDF-1.4', 'content/talks/pygrunn-2011/zmq.png': png };
  const download = (file: string) =>
    withFields(zmq, `downloads:\n  - type: slides\n    file: ${file}`);
  const cases: [name: string, text: string, message: string][] = [
    [
      'a typo in a download’s name',
      download('pygrunn-2011/zqm.pdf'),
      '8:11: error: the file public/downloads/pygrunn-2011/zqm.pdf is missing; did you mean pygrunn-2011/zmq.pdf? [download-file]',
    ],
    [
      'a typo in its folder',
      download('pygrun/zmq.pdf'),
      '8:11: error: the file public/downloads/pygrun/zmq.pdf is missing; did you mean pygrunn-2011/zmq.pdf? [download-file]',
    ],
    [
      'a name alone',
      download('ZMQ.pdf'),
      '8:11: error: the file public/downloads/ZMQ.pdf is missing; did you mean pygrunn-2011/zmq.pdf? [download-file]',
    ],
    [
      'a typo in an image’s name',
      smallArchive[zmq] + '\n![A socket](zmg.png)\n',
      '10:1: error: the image zmg.png is missing; did you mean zmq.png? [missing-image]',
    ],
    [
      'a typo in a talk’s name',
      smallArchive[zmq] + '\n[This](zqm.md)\n',
      '10:1: error: broken link zqm.md; did you mean zmq.md? [broken-link]',
    ],
    [
      'a typo in a talk’s folder',
      smallArchive[zmq] + '\n[This](../pygrunn-2012/zmq.md)\n',
      '10:1: error: broken link ../pygrunn-2012/zmq.md; did you mean zmq.md? [broken-link]',
    ],
    [
      'a typo in a download that a text links to',
      smallArchive[zmq] + '\n[Slides](/downloads/pygrunn-2011/zqm.pdf)\n',
      '10:1: error: broken link /downloads/pygrunn-2011/zqm.pdf; did you mean /downloads/pygrunn-2011/zmq.pdf? [broken-link]',
    ],
  ];
  for (const [name, text, message] of cases)
    test(`${name} gets a suggestion`, async () => {
      const lines = await checkSmallArchive('file-names', { ...existing, [zmq]: text });
      assert.deepEqual(
        lines.filter((line) => line.startsWith(zmq)),
        [`${zmq}:${message}`],
      );
    });
});
