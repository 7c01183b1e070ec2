import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

// FORMER is a tarball of an earlier release; without it, this code is the earlier release, too.

// With npm's variables for this project, npm would install into it.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|CACHE_DIR$)/i.test(name)),
);

test('an archive that a former release built keeps its addresses after an upgrade', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  t.after(() => rmSync(root, { recursive: true }));
  const archive = join(root, 'archive');
  const npm = (folder: string, ...args: string[]) =>
    execFileSync('npm', args, { cwd: folder, env, encoding: 'utf8' });
  npm('.', 'pack', '--silent', '--pack-destination', root);
  const [packed = ''] = globSync('*.tgz', { cwd: root });
  const former = process.env.FORMER ? resolve(process.env.FORMER) : join(root, packed);

  cpSync('src/test/releases/0.1.0', archive, { recursive: true });
  writeFileSync(join(archive, 'package.json'), '{ "name": "our-talks", "private": true }');
  npm(archive, 'install', '--prefer-offline', former);
  npm(archive, 'exec', 'aftertalk', 'build');
  const before = siteAddresses(join(archive, 'dist'));
  // Of the same version, npm would keep what is installed.
  execFileSync('tar', ['xzf', packed], { cwd: root });
  npm(join(root, 'package'), 'version', '99.0.0', '--no-git-tag-version');
  npm(join(root, 'package'), 'pack', '--silent', '--ignore-scripts', '--pack-destination', root);
  npm(archive, 'install', '--prefer-offline', join(root, 'aftertalk-99.0.0.tgz'));
  assert.match(npm(archive, 'exec', 'aftertalk', '--', 'check'), /^0 errors/m);
  npm(archive, 'exec', 'aftertalk', 'build');
  const now = siteAddresses(join(archive, 'dist'));

  assert.ok(before.pages.length > 20 && before.feeds.length > 10 && before.ids.length === 3);
  const gone = (kind: keyof typeof now) => before[kind].filter((each) => !now[kind].includes(each));
  assert.deepEqual([gone('pages'), gone('feeds'), gone('ids')], [[], [], []]);
});

/** Returns the pages, feeds and ids of a built site, from its files alone. */
function siteAddresses(out: string) {
  const files = globSync('**/*.{html,xml}', { cwd: out }).map((file) => file.replaceAll('\\', '/'));
  const ids = ['atom.xml', 'rss.xml'].flatMap((file) =>
    [
      ...readFileSync(join(out, file), 'utf8').matchAll(
        /<entry>.*?<id>([^<]+)|<guid[^>]*>([^<]+)/gs,
      ),
    ].map(([, id, guid]) => id ?? guid ?? ''),
  );
  return {
    pages: files.filter((file) => file.endsWith('.html') && !/\/page\/\d+\//.test(file)).sort(),
    feeds: files.filter((file) => /(?:^|\/)(?:rss|atom|changes)\.xml$/.test(file)).sort(),
    ids: [...new Set(ids)].sort(),
  };
}
