import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  availableTypes,
  copiesFirst,
  downloadFormat,
  downloadMediaType,
  downloadTypes,
  isAvailable,
  type Download,
} from './download.ts';

test('the format is the extension of the file, or else of the URL', () => {
  assert.equal(downloadFormat({ type: 'code', url: 'http://a.example/zmqtalk.tar.gz' }), 'TAR.GZ');
  assert.equal(downloadFormat({ type: 'slides', url: 'https://a.example/s?x=a.pdf' }), undefined);
  assert.equal(
    downloadFormat({ type: 'slides', url: 'https://a.example/s.odp', file: 'x/s.pdf' }),
    'PDF',
  );
  assert.equal(downloadFormat({ type: 'link', url: 'https://a.example/page.html' }), undefined);
});

test('an unknown format has the generic media type', () => {
  assert.equal(
    downloadMediaType({ type: 'link', url: 'https://a.example/' }),
    'application/octet-stream',
  );
  assert.equal(downloadMediaType({ type: 'slides', file: 'x/S.PDF' }), 'application/pdf');
});

test('the name of a repository or a site is no file format', () => {
  const format = (url: string) => downloadFormat({ type: 'link', url });
  for (const url of ['https://github.com/a/Shearlab.jl', 'https://github.com/a/chapa.vim'])
    assert.equal(format(url), undefined);
  assert.equal(format('http://http//scikit-learn.org'), undefined);
  assert.equal(format('https://a.example/talk.py'), 'PY');
  assert.equal(format('https://a.example/chart.png'), 'PNG');
  assert.equal(downloadFormat({ type: 'code', file: 'x/lab.jl' }), 'JL');
  assert.equal(
    downloadMediaType({ type: 'code', url: 'https://github.com/a/chapa.vim' }),
    'application/octet-stream',
  );
});

test('lists show each type that readers can get once, and neither links nor what is lost', () => {
  const video = { type: 'video', url: 'https://a.example/v' } as const;
  const gone = '2020-01-31';
  const file = 'x/a.zip';
  assert.deepEqual(
    availableTypes([
      { type: 'code', url: 'https://a.example/c', gone, file },
      { type: 'slides', lost: true },
      { type: 'paper', url: 'https://a.example/p', gone },
      { type: 'notes', url: 'https://a.example/n', gone, archivedUrl: 'https://b.example/n' },
      {
        ...{ type: 'transcript', url: 'https://a.example/t', gone },
        ...{ archivedUrl: 'https://b.example/t', archiveGone: gone },
      },
      { type: 'link', url: 'https://a.example/' },
      ...[video, video],
    ]),
    ['video', 'code', 'notes'],
  );
});

test('what lists show can be had, whatever is lost or gone', () => {
  const optional = <T>(value: T) => fc.constantFrom(value, undefined);
  const download: fc.Arbitrary<Download> = fc.record({
    type: fc.constantFrom(...downloadTypes),
    url: fc.constant('https://a.example/'),
    file: optional('x/a.zip'),
    archivedUrl: optional('https://b.example/'),
    gone: optional('2020-01-31'),
    archiveGone: optional('2020-01-31'),
    lost: optional(true as const),
  });
  fc.assert(
    fc.property(fc.array(download), (downloads) => {
      const types = availableTypes(downloads);
      for (const type of downloadTypes.filter((each) => each !== 'link'))
        assert.equal(
          types.includes(type),
          downloads.some((each) => each.type === type && isAvailable(each)),
        );
      const sorted = downloads.toSorted(copiesFirst);
      const firstWithout = sorted.findIndex((each) => !isAvailable(each));
      if (firstWithout >= 0) assert.ok(!sorted.slice(firstWithout).some(isAvailable));
    }),
  );
});
