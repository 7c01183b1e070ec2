import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { check } from '../check/check.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { terminal } from '../test/commands.ts';
import { writeSmallArchive } from '../test/small-archive.ts';

const [enter, tab, erase, interrupt] = ['\r', '\t', '\x7F', '\x03'];
const open = (root: string) => terminal('new', { ARCHIVE_DIR: root });

describe('npm run new in a terminal', { timeout: 60_000 }, () => {
  test('asks for a talk, suggests existing values, and creates the talk and its new topics', async () => {
    const paths = await writeSmallArchive('asked');
    const { says, type, end } = open(paths.root);
    await says('What is its title?');
    type(`Queues: a tour${enter}`);
    await says('At which conference was it given?');
    await says('PyGrunn 2011');
    type('pygr');
    await says('pygr (create it)');
    type(enter);
    await says('On which day?');
    type(`20/05/2011${enter}`);
    await says('"20/05/2011" is not a date; write YYYY-MM-DD, as in 2011-05-20');
    type(erase.repeat(10));
    // The default is the conference’s first day.
    await says('2011-05-20');
    type(enter);
    await says('Who gave it?');
    type('scar');
    await says('scar (create it)');
    type(tab + erase.repeat(4));
    type('Bo Lind and Cy Moe');
    await says('Bo Lind and Cy Moe (create it)');
    type(enter);
    await says('Òscar Vilaplana, Bo Lind and Cy Moe');
    await says('Are these 2 people: Bo Lind; Cy Moe?');
    type(enter);
    await says('What is it about?');
    type('Type Theory');
    await says('Type Theory (create it)');
    type(tab + erase.repeat(11));
    type('C++');
    await says('C++ (create it)');
    type(tab + enter);
    await says('What will you write?');
    type(enter);
    await says('Who is the author?');
    type(`Quist & Sons${enter}`);
    await says('Are these 2 people: Quist; Sons?');
    type(`n`);

    const { code, output } = await end;
    assert.equal(code, 0, output);
    const file = 'content/talks/pygrunn-2011/queues-a-tour.md';
    const created = ['content/topics/type-theory.md', 'content/topics/c-plus-plus.md', file];
    assert.deepEqual(
      [...output.matchAll(/^Wrote (\S+)/gm)].map(([, name]) => name),
      created,
    );
    assert.match(
      readFileSync(join(paths.root, file), 'utf8'),
      /^---\ntitle: "Queues: a tour"\nspeakers:\n {2}- Òscar Vilaplana\n {2}- Bo Lind\n {2}- Cy Moe\ndate: 2011-05-20\npublished: \d{4}-\d\d-\d\d\ntopics:\n {2}- type-theory\n {2}- c-plus-plus\nauthor:\n {2}- Quist & Sons\n---\n/,
    );
    assert.deepEqual(
      (await check(paths)).findings.map(({ rule }) => rule),
      ['person-name', 'placeholder'],
    );
  });

  test('asks for an archive, refuses what the check would, and creates it', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
    t.after(() => rmSync(folder, { recursive: true }));
    // Of nothing to install, so that this is quick.
    writeFileSync(join(folder, 'package.json'), '{ "name": "aftertalk", "version": "9.9.9" }');
    const archive = join(folder, 'archive');
    const { says, type, end } = terminal('new', {}, ['archive', archive, '--aftertalk', folder]);
    await says('What is it called?');
    type(`Onze lezingen${enter}`);
    await says('What will be the URL of its site?');
    type(`talks.example${enter}`);
    await says('https://');
    type(`${erase.repeat(13)}https://talks.example/${enter}`);
    await says('In which language is the site?');
    type(`nl${enter}`);
    await says('Under which license are its texts?');
    type(enter);
    await says('Where is its repository?');
    type(`https://git.example/talks${enter}`);
    const { code, output } = await end;
    assert.equal(code, 0, output);
    const site = parse(readFileSync(join(archive, 'content/site.yaml'), 'utf8'));
    assert.deepEqual(
      [site.title, site.url, site.language, site.license, site.repository],
      ['Onze lezingen', 'https://talks.example/', 'nl', 'CC-BY-4.0', 'https://git.example/talks'],
    );
    assert.ok(existsSync(join(archive, 'vendor/aftertalk-9.9.9.tgz')));
    assert.deepEqual((await check(archivePaths({ ARCHIVE_DIR: archive }))).findings, []);
  });

  test('writes nothing if it is canceled', async () => {
    const paths = await writeSmallArchive('asked');
    const { says, type, end } = open(paths.root);
    await says('What is its title?');
    type(`Queues${enter}`);
    await says('At which conference was it given?');
    type(interrupt);
    const { code, output } = await end;
    assert.equal(code, 1);
    assert.match(output, /Nothing was written/);
    assert.equal(existsSync(join(paths.root, 'content/talks/pygrunn-2011/queues.md')), false);
  });
});
