import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { dataSchemas, type DataFile, type DataOf } from '../data/schemas.ts';
import { meta, siteFiles, sitePages } from './site-files.ts';
import { awkward, sample, type TestSite } from './sites.ts';

const formats = {
  uri: (value: string) => URL.canParse(value),
  date: /^\d{4}-\d\d-\d\d$/,
};

function read<T>(site: TestSite, path: string): T {
  return JSON.parse(readFileSync(join(site.out, path), 'utf8')) as T;
}

for (const site of [sample, awkward])
  describe(`the data of ${site.url}`, () => {
    const files = siteFiles(site).filter((file) =>
      /^data\/(?:(?:archive|talks)\.json$|conferences\/)/.test(file),
    );
    const archive = read<DataOf<'archive'>>(site, 'data/archive.json');
    const { talks } = read<DataOf<'talks'>>(site, 'data/talks.json');
    const conferences = archive.conferences.map(({ data }) =>
      read<DataOf<'conference'>>(site, data.slice(site.url.length)),
    );

    test('is valid by the schema that each file names', () => {
      assert.ok(files.length > 2);
      for (const file of files) {
        const data = read<{ $schema: string }>(site, file);
        const schema = read<object>(site, data.$schema.slice(site.url.length));
        const validate = new Ajv2020({ formats }).compile(schema);
        assert.ok(validate(data), `${file}: ${JSON.stringify(validate.errors)}`);
      }
    });

    test('has no field without a place in its schema', () => {
      for (const file of files) {
        const data = read<{ $schema: string }>(site, file);
        const name = data.$schema.match(/(\w+)\.json$/)?.[1] as DataFile;
        const closed = z.toJSONSchema(dataSchemas[name], { io: 'output' });
        const validate = new Ajv2020({ formats }).compile(closed);
        assert.ok(validate(data), `${file}: ${JSON.stringify(validate.errors)}`);
      }
    });

    test('has each talk of the site once in talks.json and once in its conference', () => {
      // A withdrawn talk has a page, which isn’t for search engines.
      const pages = sitePages(site)
        .filter((page) => page.path.startsWith('/talks/') && meta(page, 'robots') !== 'noindex')
        .map(({ path }) => site.url + path.slice(1))
        .sort();
      assert.deepEqual(talks.map(({ url }) => url).sort(), pages);
      const withoutTexts = conferences.flatMap((each) =>
        each.talks.map(({ html, ...talk }) => talk),
      );
      const byId = (list: typeof talks) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      assert.deepEqual(byId(withoutTexts), byId(talks));
    });

    test('counts what there is', () => {
      const distinct = (of: (talk: (typeof talks)[number]) => string[]) =>
        new Set(talks.flatMap(of)).size;
      const { counts } = archive;
      assert.equal(counts.talks, talks.length);
      assert.equal(counts.conferences, conferences.length);
      assert.equal(
        counts.speakers,
        distinct(({ speakers }) => speakers.map(({ id }) => id)),
      );
      assert.ok(counts.topics >= distinct(({ topics }) => topics.map(({ id }) => id)));
      for (const [index, { conference, talks }] of conferences.entries()) {
        assert.equal(conference.id, archive.conferences[index]?.id);
        assert.equal(talks.length, archive.conferences[index]?.talks);
      }
    });

    test('has a text for each talk with one, in which every URL is absolute', () => {
      for (const { html, text, id } of conferences.flatMap(({ talks }) => talks)) {
        assert.equal(html !== undefined, text !== 'none', id);
        for (const [, url = ''] of html?.matchAll(/ (?:href|src)="([^"]*)"/g) ?? [])
          assert.ok(URL.canParse(url), `${id}: ${url}`);
      }
    });

    test('has its license and its schema in each file, and a record in each line', () => {
      for (const file of files) {
        const text = readFileSync(join(site.out, file), 'utf8');
        const { license, version } = JSON.parse(text) as DataOf<'talks'>;
        assert.match(license, /^CC-BY-/, file);
        assert.equal(version, 1, file);
        const [, ...records] = text.trimEnd().split('\n').slice(0, -1);
        for (const record of records) JSON.parse(record.replace(/,$/, ''));
      }
    });

    test('has each talk of a conference in its BibTeX and its CSL-JSON', () => {
      for (const { conference, talks } of conferences) {
        const ids = talks.map(({ id }) => id);
        const folder = `conferences/${conference.id}`;
        const bib = readFileSync(join(site.out, folder, 'talks.bib'), 'utf8');
        assert.deepEqual(
          [...bib.matchAll(/^@unpublished\{(.*),$/gm)].map(([, id]) => id),
          ids,
        );
        const items = read<{ id: string }[]>(site, `${folder}/talks.csl.json`);
        assert.deepEqual(
          items.map(({ id }) => id),
          ids,
        );
      }
    });

    test('has the archive’s wishes of machines, as robots.txt has', () => {
      const settings = readFileSync(join(site.archive, 'content/site.yaml'), 'utf8');
      const { contentSignals } = parse(settings) as { contentSignals?: object };
      for (const file of files)
        assert.deepEqual(read<DataOf<'talks'>>(site, file).contentSignals, contentSignals, file);
      const robots = readFileSync(join(site.out, 'robots.txt'), 'utf8');
      const [, line] =
        robots.match(/^User-agent: \*\n(Content-Signal: .*\n)?Allow: \/\n\nSitemap: /) ?? [];
      assert.equal(line, contentSignals && 'Content-Signal: search=yes, ai-train=no\n');
    });

    test('may be read by scripts of other sites', () => {
      const headers = readFileSync(join(site.out, '_headers'), 'utf8');
      const base = new URL(site.url).pathname;
      for (const folder of ['data', 'schema'])
        assert.ok(headers.includes(`\n${base}${folder}/*\n  Access-Control-Allow-Origin: *\n`));
    });
  });

test('version 1 of the data has every field that it ever had, with the same type', () => {
  const fields = (schema: unknown, path = ''): string[] => {
    const { properties, items, type, enum: words } = schema as Record<string, unknown>;
    if (items) return fields(items, `${path}[]`);
    if (!properties) return [`${path}: ${words ? 'word' : type}`];
    return Object.entries(properties).flatMap(([name, each]) => fields(each, `${path}.${name}`));
  };
  const now = Object.entries(dataSchemas).flatMap(([name, schema]) =>
    fields(z.toJSONSchema(schema), name),
  );
  const published = readFileSync('src/test/data-fields.txt', 'utf8').trim().split('\n');
  assert.deepEqual(
    published.filter((field) => !now.includes(field)),
    [],
    'a field was removed or renamed',
  );
  assert.deepEqual(
    now.filter((field) => !published.includes(field)),
    [],
    'add new fields to src/test/data-fields.txt',
  );
});

describe('docs/data.md', () => {
  const guide = readFileSync('docs/data.md', 'utf8');
  const local = (code: string) =>
    code.replaceAll(`${sample.url}data/`, `file://${sample.out}/data/`);
  const shell = (code: string, cwd?: string) =>
    execFileSync('bash', ['-c', code], { encoding: 'utf8', cwd });
  const missing = (...programs: string[]) =>
    programs.find((program) => !existsSync(`/usr/bin/${program}`));

  for (const [program, ...others] of [
    ['jq', 'curl'],
    ['sqlite-utils', 'curl', 'jq'],
  ] as const)
    test(`has commands for ${program} that print what it shows`, (t) => {
      const lacking = missing(program, ...others);
      if (lacking) return t.skip(`${lacking} isn’t installed`);
      const folder = mkdtempSync(join(tmpdir(), 'aftertalk-data-'));
      t.after(() => rmSync(folder, { recursive: true }));
      const block = [...guide.matchAll(/^```console\n([\s\S]*?)^```$/gm)].find(([, code = '']) =>
        code.includes(`| ${program} `),
      )![1]!;
      const commands = block.split('\n').filter((line) => line.startsWith('$ '));
      const output = block.split('\n').filter((line) => !line.startsWith('$ '));
      const printed = commands.map((line) => shell(local(line.slice(2)), folder)).join('');
      assert.equal(printed, output.join('\n'));
    });

  test('has a program in Python that prints what it shows', (t) => {
    if (missing('python3')) return t.skip('python3 isn’t installed');
    const [, program = '', output = ''] =
      guide.match(/^```python\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/m) ?? [];
    const env = { ...process.env, PYTHONIOENCODING: 'utf-8' };
    const printed = execFileSync('python3', ['-c', local(program)], { encoding: 'utf8', env });
    assert.equal(printed, output);
  });

  test('names every file that the data has, and shows a valid setting', () => {
    for (const name of Object.keys(dataSchemas))
      assert.ok(guide.includes(`/data/schema/${name}.json`), name);
    const [, setting = ''] = guide.match(/^```yaml\n([\s\S]*?)^```$/m) ?? [];
    assert.deepEqual(parse(setting), {
      contentSignals: { search: true, aiInput: true, aiTrain: false },
    });
  });
});
