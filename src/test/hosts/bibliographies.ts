import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { CslItem } from '../../data/citation.ts';
import { siteFiles } from '../site-files.ts';
import { awkward, sample } from '../sites.ts';

// Debian's programs. Reads the sites that src/test/prepare.ts builds.
if (!existsSync('/usr/bin/biber') || !existsSync('/usr/bin/pandoc'))
  execFileSync('apt-get', ['install', '-y', '-qq', 'biber', 'pandoc'], { stdio: 'inherit' });

for (const site of [sample, awkward])
  describe(`the bibliographies of ${site.url}`, () => {
    for (const file of siteFiles(site).filter((each) => each.endsWith('.bib'))) {
      const path = join(site.out, file);
      const csl = path.replace(/bib$/, 'csl.json');
      const items: CslItem[] = JSON.parse(readFileSync(csl, 'utf8'));

      test(`${file} is valid by the data model of biblatex`, () => {
        const options = [
          '--tool',
          '--validate-datamodel',
          '--nolog',
          '--output-file=/dev/null',
          path,
        ];
        const { status, stdout } = spawnSync('biber', options, { encoding: 'utf8' });
        assert.equal(status, 0, stdout);
        const problems = stdout.match(/^(?:WARN|ERROR).*/gm) ?? [];
        // Of some talks nobody knows the speaker, and some conferences have only withdrawn ones.
        const unknown = /Missing mandatory field 'author'|is empty, ignoring/;
        assert.deepEqual(
          problems.filter((problem) => !unknown.test(problem)),
          [],
        );
      });

      test(`pandoc cites the talks of ${file}, each with its conference`, () => {
        const options = ['--citeproc', '--wrap=none', '-t', 'plain', '--bibliography', csl];
        const cited = execFileSync('pandoc', options, {
          input: '---\nnocite: "@*"\n---\n',
          encoding: 'utf8',
        });
        for (const { event, URL, issued } of items) {
          const line = cited.split('\n').find((each) => each.includes(URL)) ?? '';
          assert.ok(line.includes(`presented at the ${event}`), `${URL}: ${line}`);
          assert.ok(line.includes(`${issued['date-parts'][0][0]}`));
        }
      });

      for (const format of ['bibtex', 'biblatex'])
        test(`pandoc reads in ${file} as ${format} what the CSL-JSON has`, () => {
          const found = execFileSync('pandoc', ['-f', format, '-t', 'csljson', path], {
            encoding: 'utf8',
          });
          assert.deepEqual(JSON.parse(found).map(understood), items.map(understood));
        });
    }
  });

/** Returns what both programs have of a talk. */
function understood(item: CslItem) {
  const { id, type, title, issued, author = [], event, URL } = item;
  return {
    ...{ id, type, issued, event, URL },
    place: item['event-place'],
    // Without what pandoc marks, and with straight quotes, which it makes.
    title: title.replace(/<\/?span[^>]*>/g, '').replace(/[‘’`]/g, "'"),
    // As text, because a particle may be divided otherwise.
    names: author.map((name) =>
      nameParts.flatMap((part) => name[part as keyof typeof name] ?? []).join(' '),
    ),
  };
}

const nameParts = [
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'family',
  'suffix',
  'literal',
];
