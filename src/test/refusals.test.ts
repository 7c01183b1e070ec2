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
import { copyRepository } from './repository-copy.ts';
import { run, sample } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
after(() => rmSync(folder, { recursive: true }));
let count = 0;

const talk = 'content/talks/pygrunn-2011/zmq.md';

/** What each mistake is, and what the build says of it. */
const mistakes: Record<string, { files: Record<string, Edit>; says: RegExp[] }> = {
  'a missing field': {
    files: { [talk]: (text) => text.replace(/^title:.*\n/m, '') },
    says: [/zmq\.md:\d+:\d+: error: title is missing/],
  },
  'a malformed field': {
    files: { [talk]: (text) => text.replace(/^date:.*/m, 'date: 20/05/2011') },
    says: [/zmq\.md:\d+:\d+: error: date "20\/05\/2011" is not a date; write YYYY-MM-DD/],
  },
  'a day that no calendar has': {
    files: { [talk]: (text) => text.replace(/^date:.*/m, 'date: 2011-02-30') },
    says: [/zmq\.md:\d+:\d+: error: date "2011-02-30" is not a date/],
  },
  'an unknown field': {
    files: { [talk]: (text) => text.replace(/^date:/m, 'sumary: x\ndate:') },
    says: [/zmq\.md:\d+:1: error: .*sumary/],
  },
  'an unknown topic': {
    files: { [talk]: (text) => text.replace('topics: [', 'topics: [nonsense, ') },
    says: [/zmq\.md:\d+:\d+: error: unknown topic "nonsense"/],
  },
  'an unknown conference': {
    files: { 'content/conferences/pygrunn-2011.md': undefined },
    says: [/zmq\.md:\d+:\d+: error: unknown conference "pygrunn-2011"/],
  },
  'a missing download': {
    files: { [talk]: (text) => text.replace(/^ {4}url:.*/m, '    file: pygrunn-2011/no.pdf') },
    says: [/zmq\.md:\d+:\d+: error: .*pygrunn-2011\/no\.pdf/],
  },
  'a duplicate id': {
    files: {
      'content/talks/pygrunn-2011/ZMQ.md': () => readFileSync(join(sample.archive, talk), 'utf8'),
    },
    says: [/(?:ZMQ|zmq)\.md:1:1: error: .*pygrunn-2011\/zmq.*(?:ZMQ|zmq)\.md/],
  },
  'a feedId that is another talk’s': {
    files: {
      [talk]: (text) =>
        text.replace(
          /^date:/m,
          'feedId: tag:aftertalk.example,2011:/talks/pygrunn-2011/redis-in-practice\ndate:',
        ),
    },
    says: [/zmq\.md:\d+:\d+: error: feedId is already used by .*redis-in-practice\.md/],
  },
  'a control character in a title': {
    files: { [talk]: (text) => text.replace(/^title:.*/m, 'title: "Zero\\x07MQ"') },
    says: [/zmq\.md:\d+:\d+: error: title "Zero.*MQ" contains a control character/],
  },
  'a control character in a text': {
    files: { [talk]: (text) => text.replace('can be published', 'can be\u0007 published') },
    says: [/zmq\.md:[1-9]\d:\d+: error: unexpected control character U\+0007/],
  },
  'broken YAML': {
    files: { [talk]: (text) => text.replace(/^title:.*/m, 'title: "never closed') },
    says: [/zmq\.md:\d+:\d+: error: /],
  },
  'no frontmatter': {
    files: { [talk]: () => 'Only words.\n' },
    says: [/zmq\.md:1:1: error: .*frontmatter/],
  },
  'an empty text': {
    files: { [talk]: (text) => text.replace(/^---\n\n[\s\S]*/m, '---\n') },
    says: [/zmq\.md:\d+:\d+: error: the body is empty/],
  },
  'no site.yaml': {
    files: { 'content/site.yaml': undefined },
    says: [/content\/site\.yaml:1:1: error: /],
  },
  'two people at one address': {
    files: {
      [talk]: (text) => text.replace('name: Òscar Vilaplana', 'name: Pieter-Noordhuis'),
    },
    says: [/error: .*(?:Pieter-Noordhuis|Pieter Noordhuis).*pieter-noordhuis/],
  },
};

type Edit = ((text: string) => string) | undefined;

describe('a build is refused, with file and field and exit code 1, for', () => {
  for (const [mistake, { files, says }] of Object.entries(mistakes))
    test(mistake, async () => {
      const { archive, out } = copyOfContent(files);
      const { code, output } = await run('build', { ARCHIVE_DIR: archive, OUT_DIR: out });
      assert.equal(code, 1, output);
      for (const line of says) assert.match(output, line);
      assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'the last good site');
    });
});

test('all findings of all files are said at once', async () => {
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

test('a Markdown plugin that throws stops the build and names the file; nothing is published empty', async () => {
  const project = mkdtempSync(join(folder, 'project-'));
  copyRepository(project, sample.archive);
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

test('a folder with files that are no site of ours is never replaced', async () => {
  const { archive } = copyOfContent({});
  const out = mkdtempSync(join(folder, 'home-'));
  writeFileSync(join(out, 'diary.txt'), 'dear diary');
  const { code, output } = await run('build', { ARCHIVE_DIR: archive, OUT_DIR: out });
  assert.equal(code, 1);
  assert.match(output, /OUT_DIR is .* files that Aftertalk didn’t build/);
  assert.equal(readFileSync(join(out, 'diary.txt'), 'utf8'), 'dear diary');
});

/** The sample with some files changed, added or removed, and a last good site to lose. */
function copyOfContent(files: Record<string, Edit>) {
  const archive = join(folder, String(++count));
  cpSync(join(sample.archive, 'content'), join(archive, 'content'), { recursive: true });
  for (const [name, edit] of Object.entries(files)) {
    const path = join(archive, name);
    if (!edit) rmSync(path);
    else {
      let text = '';
      try {
        text = readFileSync(path, 'utf8');
      } catch {
        // A file that the mistake adds.
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
