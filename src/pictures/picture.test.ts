import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import serif from '@fontsource/source-serif-4/metadata.json' with { type: 'json' };
import { create, type Font } from 'fontkitten';
import { imageSize } from 'image-size';
import type { Conference, Talk } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { drawable } from './drawable.ts';
import { drawPicture } from './draw.ts';
import {
  conferencePicture,
  pictureSize,
  pictureText,
  sitePicture,
  talkPicture,
} from './picture.ts';

const site = { language: 'en', title: 'Aftertalk', description: 'Summaries of talks.' } as Site;
const conference = {
  ...{ id: 'pygrunn-2011', name: 'PyGrunn 2011', city: 'Groningen' },
  ...{ startDate: '2011-05-20', endDate: '2011-05-20' },
} as Conference;

function talk(title: string, names: string[] = ['Òscar Vilaplana'], more: object = {}): Talk {
  const speakers = names.map((name) => ({ speaker: { name } }));
  const id = 'pygrunn-2011/zmq';
  return { id, title, speakers, conference, date: '2011-05-20', ...more } as unknown as Talk;
}

describe('a text in a picture', () => {
  test('has only letters and signs of the packaged fonts', () => {
    const fonts = ([400, 600] as const).map((weight) => {
      const known = serif.subsets.flatMap((subset) => {
        const file = `@fontsource/source-serif-4/files/source-serif-4-${subset}-${weight}-normal.woff`;
        const font = create(readFileSync(fileURLToPath(import.meta.resolve(file))));
        return (font as Font).characterSet;
      });
      return new Set(known);
    });
    const missing = [];
    let drawn = 0;
    for (let code = 0; code < 0x10000; code++) {
      const text = drawable(String.fromCodePoint(code)) ?? '';
      drawn += text.length;
      for (const sign of text)
        if (!fonts.every((font) => font.has(sign.codePointAt(0)!))) missing.push(code.toString(16));
    }
    assert.deepEqual(missing, []);
    assert.ok(drawn > 700);
  });

  test('is plain, without emoji, and no line of it starts with a dash', () => {
    assert.equal(
      drawable('Ｃ｜🐍 it’s e\u2011mail – e\u0301\u{1F44D}\u{1F3FD}'),
      'C| it’s e-mail\u00A0– é',
    );
    assert.equal(
      drawable('Opening〜Keynote, authentica\u00ADtion'),
      'Opening Keynote, authentication',
    );
    assert.equal(
      drawable('Żbikowski, Ψηφιακή, Ёлка, Nguyễn, Şağlam'),
      'Żbikowski, Ψηφιακή, Ёлка, Nguyễn, Şağlam',
    );
  });

  test('is none in another script, or without a letter', () => {
    for (const text of ['速いPython', 'مرحبا', 'שלום', 'हिन्दी', 'ქართული', 'ɮ', '🐍', ''])
      assert.equal(drawable(text), undefined, text);
  });
});

describe('the picture', () => {
  test('of a talk has its title, speakers, conference and date, and those in words', () => {
    const picture = talkPicture(talk('ØMQ'), site)!;
    assert.equal(picture.path, '/talks/pygrunn-2011/zmq/picture.png');
    assert.equal(
      pictureText(picture),
      'ØMQ, Òscar Vilaplana, PyGrunn 2011, 20 May 2011, Aftertalk',
    );
  });

  test('of a talk by many names as many as fit', () => {
    const names = Array.from({ length: 12 }, (_, index) => `Speaker Number ${index + 1}`);
    const [line] = talkPicture(talk('ØMQ', names), site)!.lines;
    assert.match(line!, /^Speaker Number 1, .*Speaker Number 5, …$/);
  });

  test('is missing for a talk in another script, withdrawn, a draft, or if the site omits it', () => {
    const reason = { date: '2012-01-01', reason: 'Asked for', hideNames: true };
    assert.equal(talkPicture(talk('速いPython'), site), undefined);
    assert.equal(talkPicture(talk('ØMQ', ['محمد']), site), undefined);
    assert.equal(talkPicture(talk('ØMQ', [], { withdrawn: reason }), site), undefined);
    assert.equal(talkPicture(talk('ØMQ', [], { draft: true }), site), undefined);
    assert.equal(talkPicture(talk('ØMQ'), { ...site, leaveOut: ['talk-pictures'] }), undefined);
    assert.equal(
      pictureText(talkPicture(talk('ØMQ', []), site)!),
      'ØMQ, PyGrunn 2011, 20 May 2011, Aftertalk',
    );
  });

  test('of a conference omits a place in another script, but not its name', () => {
    const text = (more: object) =>
      pictureText(conferencePicture({ ...conference, ...more }, site) ?? sitePicture(site)!);
    assert.equal(text({}), 'PyGrunn 2011, 20 May 2011, Groningen, Aftertalk');
    assert.equal(text({ city: '大阪' }), 'PyGrunn 2011, 20 May 2011, Aftertalk');
    assert.equal(text({ name: '講演会' }), 'Aftertalk, Summaries of talks.');
  });

  test('is a PNG of 40 kB at most, the same each time', async () => {
    const title = 'Przykładowy wykład o źródłach i żółtych gęślach '.repeat(5).trim();
    const picture = talkPicture(talk(title, Array(20).fill('Śpiewająca Żółć')), site)!;
    const bytes = await drawPicture(picture);
    const { type, width, height } = imageSize(bytes);
    assert.deepEqual({ type, width, height }, { type: 'png', ...pictureSize });
    assert.ok(bytes.length < 40_000, `${bytes.length}`);
    assert.deepEqual(await drawPicture(picture), bytes);
  });
});
