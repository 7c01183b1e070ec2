import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { run, sampleArchive } from './commands.ts';
import { copyRepository } from './repository-copy.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
after(() => rmSync(folder, { recursive: true }));
let count = 0;

const talk = 'content/talks/pygrunn-2011/zmq.md';

/** Each mistake, and the lines that the build prints. */
const mistakes: Record<string, { files: Record<string, Edit>; prints: RegExp[] }> = {
  'a missing field': {
    files: { [talk]: (text) => text.replace(/^title:.*\n/m, '') },
    prints: [/zmq\.md:\d+:\d+: error: title is missing/],
  },
  'a malformed field': {
    files: { [talk]: (text) => text.replace(/^date:.*/m, 'date: 20/05/2011') },
    prints: [/zmq\.md:\d+:\d+: error: date "20\/05\/2011" is not a date; write YYYY-MM-DD/],
  },
  'a date that doesn’t exist': {
    files: { [talk]: (text) => text.replace(/^date:.*/m, 'date: 2011-02-30') },
    prints: [/zmq\.md:\d+:\d+: error: date "2011-02-30" is not in the calendar/],
  },
  'an unknown field': {
    files: { [talk]: (text) => text.replace(/^date:/m, 'sumary: x\ndate:') },
    prints: [/zmq\.md:\d+:1: error: .*sumary/],
  },
  'an unknown topic': {
    files: { [talk]: (text) => text.replace('topics: [', 'topics: [nonsense, ') },
    prints: [/zmq\.md:\d+:\d+: error: unknown topic "nonsense"/],
  },
  'an unknown conference': {
    files: { 'content/conferences/pygrunn-2011.md': undefined },
    prints: [/\.md:1:1: error: unknown conference "pygrunn-2011", also in 4 other files/],
  },
  'a missing download': {
    files: {
      [talk]: (text) => text.replace(/^ {4}url:.*\n {4}gone:.*/m, '    file: pygrunn-2011/no.pdf'),
    },
    prints: [/zmq\.md:\d+:\d+: error: .*pygrunn-2011\/no\.pdf/],
  },
  'a duplicate id': {
    files: {
      'content/talks/pygrunn-2011/ZMQ.md': () => readFileSync(join(sampleArchive, talk), 'utf8'),
    },
    prints: [/(?:ZMQ|zmq)\.md:1:1: error: .*pygrunn-2011\/zmq.*(?:ZMQ|zmq)\.md/],
  },
  'the feedId of another talk': {
    files: {
      [talk]: (text) =>
        text.replace(
          /^date:/m,
          'feedId: tag:aftertalk.example,2011:/talks/pygrunn-2011/redis-in-practice\ndate:',
        ),
    },
    prints: [/zmq\.md:\d+:\d+: error: feedId is already used by .*redis-in-practice\.md/],
  },
  'a control character in a title': {
    files: { [talk]: (text) => text.replace(/^title:.*/m, 'title: "Zero\\x07MQ"') },
    prints: [/zmq\.md:\d+:\d+: error: title "Zero.*MQ" contains a control character/],
  },
  'a control character in a body': {
    files: { [talk]: (text) => text.replace('can be published', 'can be\u0007 published') },
    prints: [/zmq\.md:[1-9]\d:\d+: error: unexpected control character U\+0007/],
  },
  'broken YAML': {
    files: { [talk]: (text) => text.replace(/^title:.*/m, 'title: "never closed') },
    prints: [/zmq\.md:\d+:\d+: error: /],
  },
  'no frontmatter': {
    files: { [talk]: () => 'Only words.\n' },
    prints: [/zmq\.md:1:1: error: .*frontmatter/],
  },
  'an empty body': {
    files: { [talk]: (text) => text.replace(/^---\n\n[\s\S]*/m, '---\n') },
    prints: [/zmq\.md:\d+:\d+: error: the body is empty/],
  },
  'no site.yaml': {
    files: { 'content/site.yaml': undefined },
    prints: [/content\/site\.yaml:1:1: error: /],
  },
  'two speakers with one URL': {
    files: {
      [talk]: (text) => text.replace('name: Òscar Vilaplana', 'name: Pieter-Noordhuis'),
    },
    prints: [/error: .*(?:Pieter-Noordhuis|Pieter Noordhuis).*pieter-noordhuis/],
  },
};

type Edit = ((text: string) => string) | undefined;

describe('the build fails with file, field and exit code 1, and keeps the last good site, for', () => {
  for (const [mistake, { files, prints }] of Object.entries(mistakes))
    test(mistake, async () => {
      const { archive, out } = copyOfContent(files);
      const { code, output } = await run('build', { ARCHIVE_DIR: archive, OUT_DIR: out });
      assert.equal(code, 1, output);
      for (const line of prints) assert.match(output, line);
      assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'the last good site');
    });
});

test('the build reports the errors of all files together', async () => {
  const { archive, out } = copyOfContent(
    Object.assign({}, mistakes['a malformed field']?.files, {
      'content/talks/pygrunn-2011/redis-in-practice.md': (text: string) =>
        text.replace('topics: [', 'topics: [no-such-thing, '),
      'content/topics/python.md': (text: string) => text.replace(/^name:.*/m, 'name: 3'),
    }),
  );
  const { code, output } = await run('build', { ARCHIVE_DIR: archive, OUT_DIR: out });
  assert.equal(code, 1);
  for (const file of ['zmq.md', 'redis-in-practice.md', 'python.md'])
    assert.match(output, new RegExp(`${file.replace('.', '\\.')}:\\d+:\\d+: error: `));
  assert.match(output, /3 errors/);
});

test('a Markdown plugin that throws stops the build with the file’s name, and publishes nothing', async () => {
  const project = mkdtempSync(join(folder, 'project-'));
  copyRepository(project, sampleArchive);
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'), 'junction');
  const plugin = join(project, 'src/markdown/rehype-opening.ts');
  const source = readFileSync(plugin, 'utf8');
  const broken = source.replace(
    'return (tree: Root, file: VFile) => {',
    "return (tree: Root, file: VFile) => {\n    if (JSON.stringify(tree).includes('nginx')) throw new Error('a plugin broke');",
  );
  assert.notEqual(broken, source);
  writeFileSync(plugin, broken);
  mkdirSync(join(project, 'dist'));
  for (const name of ['.nojekyll', 'index.html', 'sitemap.xml'])
    writeFileSync(join(project, 'dist', name), 'last');
  const { code, output } = await run('build', {}, [], project);
  assert.equal(code, 1, output);
  assert.match(output, /lightweight-python-deployment-servers\.md:1:1: error: .*a plugin broke/);
  assert.equal(readFileSync(join(project, 'dist/index.html'), 'utf8'), 'last');
});

test('the build never replaces a folder with files that Aftertalk didn’t build', async () => {
  const { archive } = copyOfContent({});
  const out = mkdtempSync(join(folder, 'home-'));
  writeFileSync(join(out, 'diary.txt'), 'dear diary');
  const { code, output } = await run('build', { ARCHIVE_DIR: archive, OUT_DIR: out });
  assert.equal(code, 1);
  assert.match(output, /OUT_DIR is .* files that Aftertalk didn’t build/);
  assert.equal(readFileSync(join(out, 'diary.txt'), 'utf8'), 'dear diary');
});

/** Copies the sample with files changed, added or removed, and writes a last good site. */
function copyOfContent(files: Record<string, Edit>) {
  const archive = join(folder, String(++count));
  cpSync(sampleArchive, archive, { recursive: true });
  for (const [name, edit] of Object.entries(files)) {
    const path = join(archive, name);
    if (!edit) rmSync(path);
    else {
      let text = '';
      try {
        text = readFileSync(path, 'utf8');
      } catch {
        // The mistake adds this file.
      }
      const changed = edit(text);
      assert.notEqual(changed, text, `${name} is changed`);
      writeFileSync(path, changed);
    }
  }
  const out = join(folder, `${count}-site`);
  mkdirSync(out);
  for (const name of ['.nojekyll', 'index.html', 'sitemap.xml'])
    writeFileSync(join(out, name), 'the last good site');
  return { archive, out };
}
