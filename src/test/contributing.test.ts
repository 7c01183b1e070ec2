import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { jsonSchema, type Collection } from '../schema/collections.ts';
import { sampleArchive } from './commands.ts';
import { copyRepository } from './repository-copy.ts';

const text = readFileSync('CONTRIBUTING.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'aftertalk-contributing-'));
after(() => rmSync(folder, { recursive: true }));

describe('CONTRIBUTING.md', () => {
  for (const collection of ['talks', 'conferences', 'topics', 'speakers', 'pages'] as const)
    test(`lists the fields of ${collection} as the schema does`, () => {
      const squeezed = (table: string) => table.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
      assert.ok(squeezed(text).includes(squeezed(fieldTable(collection))), fieldTable(collection));
    });

  test('“Add a talk” works step by step in a fresh copy of the repository', () => {
    const copy = join(folder, 'copy');
    copyRepository(copy, sampleArchive);
    const steps = text.slice(text.indexOf('## Add a talk'), text.indexOf('## Recipes'));
    const code = [...steps.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
    const commands = code
      .filter(([, lang]) => lang === 'sh')
      .flatMap(([, , lines = '']) => lines.trim().split('\n'));
    const [, , example = ''] = code.find(([, lang]) => lang === 'md') ?? [];
    assert.deepEqual(
      commands.map((line) => line.split(' -- ')[0]),
      ['npm ci', 'npm run new', 'npm run new', 'npm run check', 'npm run dev'],
    );

    const run = (line = '') =>
      spawnSync(line, {
        cwd: copy,
        shell: true,
        encoding: 'utf8',
        env: {
          ...process.env,
          INIT_CWD: copy,
          GITHUB_ACTIONS: '',
          // Reuses the packages in npm's cache.
          npm_config_prefer_offline: 'true',
        },
      });
    const installed = run(commands[0]);
    assert.equal(installed.status, 0, installed.stderr);

    const created = run(commands[2]);
    assert.equal(created.status, 0, created.stderr);
    const file = created.stdout.match(/^Wrote (content\/talks\/\S+)$/m)?.[1] ?? '';
    const written = readFileSync(join(copy, file), 'utf8');
    const fields = (markdown: string) => markdown.split('---\n')[1]?.replace(/^published:.*$/m, '');
    assert.equal(fields(written), fields(example), 'npm run new writes the file of the example');

    writeFileSync(join(copy, file), example);
    const checked = run(commands[3]);
    assert.equal(checked.status, 0, checked.stdout);
    assert.doesNotMatch(checked.stdout, new RegExp(file));
  });
});

describe('the recipes of CONTRIBUTING.md', () => {
  const copy = join(folder, 'recipes');
  const home = join(folder, 'home');
  const run = (line: string) => {
    const env = { ...process.env, INIT_CWD: copy, HOME: home, GITHUB_ACTIONS: '' };
    const { status, stdout, stderr } = spawnSync(line, {
      cwd: copy,
      env,
      shell: true,
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${line}\n${stdout}${stderr}`);
    return stdout;
  };
  before(() => {
    copyRepository(copy, sampleArchive);
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    mkdirSync(home);
    writeFileSync(join(home, 'mobile.pdf'), '%PDF-1.7\n');
    writeFileSync(join(home, 'layers.png'), readFileSync('src/icons/apple-touch-icon.png'));
    run('git init -q -b main');
    run('git config user.email a@b.example && git config user.name A');
    run('git add content public && git commit -q -m Archive && git switch -q -c change');
  });

  const recipes = text.slice(text.indexOf('## Recipes'), text.indexOf('## Change the site'));
  const last = recipes.match(/`(npm run check -- --base main)`/)?.[1] ?? '';
  for (const [name = '', ...lines] of recipes
    .split(/^### /m)
    .slice(1)
    .map((part) => part.split('\n')))
    test(`“${name}” works as written`, () => {
      for (const [, place, file = '', lang, code = ''] of lines
        .join('\n')
        .matchAll(/(?:(In|At the end of|Create) `(.+?)`:\n\n)?^```(\w+)\n([^]*?)^```$/gm))
        if (place === 'Create') writeFileSync(join(copy, file), code, { flag: 'wx' });
        else if (place === 'In') replaceFields(join(copy, file), code);
        else if (place) appendFileSync(join(copy, file), `\n${code}`);
        else {
          assert.equal(lang, 'sh');
          code.trim().split('\n').forEach(run);
        }
      assert.notEqual(run('git status --porcelain'), '', 'the recipe changes something');
      const found = run(last);
      assert.doesNotMatch(found, /: error: /);
      run('git add content public && git reset -q --hard main && git clean -qfd content public');
    });
});

/** Replaces fields of a content file, or adds them. */
function replaceFields(path: string, fields: string) {
  const [, own = '', body = ''] =
    readFileSync(path, 'utf8').match(/^---\n([^]*?)^---\n([^]*)$/m) ?? [];
  const names = [...fields.matchAll(/^\w+(?=:)/gm)].map(String);
  const kept = own
    .split(/^(?=\w)/m)
    .filter((field) => !names.some((name) => field.startsWith(`${name}:`)));
  writeFileSync(path, `---\n${kept.join('')}${fields}---\n${body}`);
}

/** Returns the fields of a collection as a Markdown table. */
function fieldTable(collection: Collection): string {
  const { properties = {}, required = [] } = jsonSchema(collection);
  const rows = Object.entries(properties).map(([field, schema]) => {
    const { description = '' } = schema as { description?: string };
    return `| \`${field}\` | ${required.includes(field) ? 'yes' : ''} | ${description} |`;
  });
  return ['| field | required | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
