import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { countTalks, reportLines } from './report.ts';
import { samples, temporaryArchive } from '../src/test/import-archive.ts';

test('each talk of a schedule.json becomes a talk without a summary', async () => {
  const archive = await temporaryArchive();
  const report = await archive.run('schedule', join(samples, 'schedule.json'));
  assert.deepEqual(countTalks(report), { written: 2, unchanged: 0, leftAlone: 0, notImported: 1 });
  assert.ok(reportLines(report).includes('  day 1, Deck A, talk 2: title: is empty'));
  assert.match(reportLines(report).join('\n'), /no field takes them:\n {2}(?:.*, )?room \(1\)/);
  assert.equal(
    await archive.read('talks/pier-2019/lamps.md'),
    `---
title: "Lamps: and their keepers"
speakers:
  - Nora Lind
  - Olaf Berg
date: 2019-10-04
time: 09:30
track: Light
text: abstract
format: keynote
duration: 45
downloads:
  - type: slides
    title: Slides
    url: https://pier.example/media/lamps.pdf
  - type: code
    title: Code
    url: https://github.com/lind/lamps
originalUrl: https://pier.example/2019/talk/101/
---

On **lamps**.

Long words

- about lamps
- and oil
`,
  );
  const night = await archive.read('talks/pier-2019/night-watch.md');
  assert.match(
    night,
    /^speakers: \[\]\ndate: 2019-10-05\ntime: 00:30\ntrack: Deck B\ntext: none$/m,
  );
  assert.match(night, /^format: workshop\nlanguage: de\nduration: 90$/m);
  assert.match(
    await archive.read('conferences/pier-2019.md'),
    /^name: Pier 2019\nseries: Pier\nstartDate: 2019-10-04\nendDate: 2019-10-05\nwebsite: https:\/\/pier\.example\/2019\/$/m,
  );
  assert.deepEqual(await archive.errors(), []);
});

test('reads a schedule.xml, without expanding the entities that it defines', async () => {
  const archive = await temporaryArchive();
  await archive.run('schedule', join(samples, 'schedule.xml'));
  const text = await archive.read('talks/jetty-2020/ropes-and-pulleys.md');
  assert.match(
    text,
    /^title: Ropes & pulleys\nspeakers:\n  - Wim Jans\ndate: 2020-02-01\ntime: 11:00$/m,
  );
  assert.match(
    text,
    /type: slides\n    title: The slides\n    url: https:\/\/jetty\.example\/ropes\.odp/,
  );
  assert.doesNotMatch(text, /aaaa/);
  assert.match(
    await archive.read('conferences/jetty-2020.md'),
    /^city: Oostende\nvenue: Fort & Quay$/m,
  );
  assert.deepEqual(await archive.errors(), []);
});
