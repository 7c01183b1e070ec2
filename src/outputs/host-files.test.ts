import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'smol-toml';
import { hostRules } from '../redirects/host-rules.ts';
import { siteFiles } from '../test/site-files.ts';
import { awkward, sample, searched } from '../test/sites.ts';

const hosting = readFileSync('docs/hosting.md', 'utf8');
const redirects = (number: number) =>
  Array.from({ length: number }, (_, index) => ({ from: `/old/${index}/`, to: `/new/${index}/` }));
const ruleLines = (all: Parameters<typeof hostRules>[0]) =>
  hostRules(all, [])._redirects!().trimEnd().split('\n');

for (const site of [sample, awkward])
  describe(`files of ${site.url} for Netlify and Cloudflare Pages`, () => {
    test('_headers has URLs and below each its headers, within the limits', () => {
      const lines = readFileSync(join(site.out, '_headers'), 'utf8').trimEnd().split('\n');
      const urls = lines.filter((line) => !line.startsWith(' '));
      assert.ok(urls.length > 10 && urls.length <= 100);
      assert.equal(new Set(urls).size, urls.length);
      // A path with at most one splat, and placeholders that are whole folders.
      for (const url of urls) assert.match(url, /^(?:\/(?::[a-z]\w*|[\w.-]+))*(?:\/\*)?$/);
      for (const line of lines) {
        assert.ok(line.length <= 2000, line);
        if (line.startsWith(' ')) assert.match(line, /^ {2}[A-Z][A-Za-z-]+: \S.*\S$|: \*$/);
      }
    });

    test('_redirects has a path, a path and a status in each line', () => {
      const text = readFileSync(join(site.out, '_redirects'), 'utf8');
      for (const line of text.split('\n').filter(Boolean))
        assert.match(line, /^\/[^\s*:#]+ \/[^\s#]* 301$/);
    });
  });

test('_redirects has 2,000 redirects of at most 1,000 characters', () => {
  assert.equal(ruleLines(redirects(3000)).length, 2000);
  const long = { from: `/${'a/'.repeat(600)}`, to: '/new/' };
  assert.deepEqual(ruleLines([long, ...redirects(1)]), ['/old/0/ /new/0/ 301']);
});

test('the build command for Netlify makes redirects win over pages', () => {
  const [, toml = ''] = hosting.match(/```toml\n([^]*?)```/) ?? [];
  const { build } = parse(toml) as { build: { command: string; publish: string } };
  assert.equal(build.publish, 'dist');
  const [, expression = ''] =
    build.command.match(/^npm run build && sed -i '(.+)' dist\/_redirects$/) ?? [];
  const input = ruleLines(redirects(2)).join('\n');
  const forced = execFileSync('sed', [expression], { input, encoding: 'utf8' });
  assert.equal(forced.trim(), '/old/0/ /new/0/ 301!\n/old/1/ /new/1/ 301!');
});

describe('docs/hosting.md', () => {
  test('tells how many files a site has', () => {
    for (const [site, talks] of [
      [sample, 5],
      [searched, 307],
    ] as const) {
      const written = hosting.match(
        new RegExp(`\\b${talks} talks of \\S+ conferences? make ([\\d,]*\\d)`),
      );
      const told = Number(written?.[1]?.replace(',', ''));
      const files = siteFiles(site);
      assert.ok(Math.abs(files.length - told) <= told / 20, `${talks} talks make ${files.length}`);
      for (const file of files)
        assert.ok(statSync(join(site.out, file)).size <= 25 * 2 ** 20, `${file} is large`);
    }
  });

  test('has awk programs that count pages and feeds in a log', () => {
    const line = (path: string, agent: string, status = 200, address = '192.0.2.1') =>
      `${address} - - [10/Oct/2026:13:55:36 +0000] "GET ${path} HTTP/1.1" ${status} 99 "-" "${agent}"\n`;
    const log =
      line('/about/', 'Firefox') +
      line('/about/', 'Firefox', 200, '192.0.2.2') +
      line('/talks/', 'Firefox') +
      line('/talks/', 'Googlebot/2.1') +
      line('/gone/', 'Firefox', 404) +
      line('/assets/Page.css', 'Firefox') +
      line('/rss.xml', 'Reader') +
      line('/rss.xml', 'Reader', 304) +
      line('/rss.xml', 'Reader', 304, '192.0.2.2') +
      line('/feed.json', 'Reader');
    const [pages = '', feeds = ''] = hosting.match(/^awk '.+$/gm) ?? [];
    const count = (command: string) =>
      execFileSync('sh', ['-c', command.replace('access.log', '/dev/stdin')], {
        input: log,
        encoding: 'utf8',
      })
        .trim()
        .split('\n')
        .map((each) => each.trim());
    assert.deepEqual(count(pages), ['2 /about/', '1 /talks/']);
    assert.deepEqual(count(feeds), ['2 /rss.xml', '1 /feed.json']);
  });

  test('names the files that a site has for its host', () => {
    for (const [, file = ''] of hosting.matchAll(/\/srv\/talks\/(data\S+?)[;\n]/g))
      assert.ok(siteFiles(sample).includes(file), file);
  });
});
