import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { run } from './commands.ts';
import { ensureReaders } from './feeds/readers.ts';
import { awkward, sample, searched } from './sites.ts';

ensureChromium();
ensureReaders();
await rm(awkward.archive, { recursive: true, force: true });
await cp('src/test/archives/awkward', awkward.archive, { recursive: true });
await addTalksAboutEverything();
for (const site of [sample, awkward, searched]) {
  const { code, output } = await run('build', { ARCHIVE_DIR: site.archive, OUT_DIR: site.out });
  if (code !== 0) throw new Error(`${site.archive} could not be built:\n${output}`);
}

async function addTalksAboutEverything() {
  const folder = join(awkward.archive, 'content/talks/everything-2015');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(awkward.archive, 'content/conferences/everything-2015.md'),
    '---\nname: Everything 2015\nstartDate: 2015-03-02\nendDate: 2015-03-05\n---\n',
  );
  for (let number = 1; number <= 120; number++) {
    const name = String(number).padStart(3, '0');
    await writeFile(
      join(folder, `talk-${name}.md`),
      `---
title: Talk ${name} about everything
speakers: Speaker ${'ABCDEFGHIJ'[number % 10]}${'abcdefghijklm'[number % 13]}son
date: 2015-03-0${1 + Math.ceil(number / 30)}
topics: everything
---

What talk ${name} said about everything.
`,
    );
  }
}
