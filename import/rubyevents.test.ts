import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryArchive } from '../src/test/import-archive.ts';
import { countItems, reportLines } from './report.ts';

test('each talk of rubyevents.org is one, also of a recording of several', async () => {
  const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
  const folder = join(source.root, 'quay/quay-2019');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'event.yml'),
    'id: quay-2019\ntitle: Quay 2019\nlocation: Leith, Scotland\nstart_date: 2019-05-01\nend_date: 2019-05-02\n' +
      'website: https://quay.example/2019\ndescription: Two days.\n',
  );
  await writeFile(
    join(folder, 'videos.yml'),
    '- id: ada-knots\n  title: Knots\n  date: 2019-05-01\n  speakers: [Ada Quist]\n  kind: keynote\n  track: Deck\n' +
      '  video_provider: youtube\n  video_id: abcdefghijk\n  slides_url: https://quay.example/knots.pdf\n  description: On **knots**.\n  raw_title: x\n' +
      '- id: lightning\n  title: Lightning talks\n  date: 2019-05-02\n  video_provider: vimeo\n  video_id: "1234567"\n  description: ""\n  talks:\n' +
      '    - id: bo-rope\n      title: Rope\n      kind: lightning_talk\n      speakers: [Bo Ek]\n      video_provider: parent\n      video_id: bo-rope\n' +
      '- title: ""\n',
  );
  const report = await archive.run('rubyevents', source.root);
  assert.deepEqual(await archive.errors(), []);
  const lines = reportLines(report).join('\n');
  assert.deepEqual(
    { ...countItems(report) },
    {
      read: 4,
      written: 2,
      unchanged: 0,
      leftAlone: 0,
      notImported: 1,
      skipped: 1,
    },
  );
  assert.match(
    await archive.read('talks/quay-2019/ada-knots.md'),
    /^title: Knots\nspeakers:\n  - Ada Quist\ndate: 2019-05-01\ntrack: Deck\ntext: abstract\nformat: keynote\nrecording: published\ndownloads:\n  - type: slides\n    url: https:\/\/quay\.example\/knots\.pdf\n  - type: video\n    url: https:\/\/www\.youtube\.com\/watch\?v=abcdefghijk\n---\n\nOn \*\*knots\*\*\.\n$/m,
  );
  assert.match(
    await archive.read('talks/quay-2019/bo-rope.md'),
    /date: 2019-05-02\ntext: none\nformat: lightning-talk\n[^]*url: https:\/\/vimeo\.com\/1234567\n/,
  );
  assert.match(
    await archive.read('conferences/quay-2019.md'),
    /endDate: 2019-05-02\ncity: Leith\ncountry: Scotland\nwebsite: https:\/\/quay\.example\/2019\n/,
  );
  assert.match(lines, /videos\.yml, talk 3: title: is empty/);
  assert.match(lines, /raw_title \(1\)/);
});
