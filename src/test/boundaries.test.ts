import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importedFile, importsOf } from './imports.ts';

/** What each folder may import, from ARCHITECTURE.md: folders, packages by name, or `packages`. */
const table = new Map(
  [...section('Who may import what').matchAll(/^\| ([a-z]+) +\| ([^|]+?) +\|$/gm)].map(
    ([, folder = '', allowed = '']) => [folder, allowed.split(', ')],
  ),
);

const files = globSync('{src,import,bench}/**/*.{ts,astro}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.test\.ts$|^src\/test\/|^bench\/peers\/(?:eleventy|hugo)\//.test(file));
const imports = files.flatMap((file) =>
  importsOf(file).map((name) => ({ file, name, target: importedFile(file, name) })),
);

test('every import is one that ARCHITECTURE.md allows', () => {
  assert.ok(table.size > 20);
  const wrong = imports.filter(({ file, name, target }) => {
    const allowed = table.get(folder(file)) ?? [];
    if (target) return folder(target) !== folder(file) && !allowed.includes(folder(target));
    if (name.startsWith('node:')) return !allowed.includes('node:');
    return (
      !allowed.includes('packages') && !allowed.some((each) => `${name}/`.startsWith(`${each}/`))
    );
  });
  assert.deepEqual(wrong, []);
});

test('every folder is in the table, and every row is a folder', () => {
  const folders = new Set(files.map(folder));
  assert.deepEqual(
    [...table.keys()].filter((name) => !folders.has(name) && name !== 'styles'),
    [],
  );
  assert.deepEqual(
    [...folders].filter((name) => !table.has(name)),
    [],
  );
});

test('no imports form a circle, types included', () => {
  const targets = Map.groupBy(imports, ({ file }) => file);
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, above: string[]) => {
    if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' → '));
    if (above.includes(file) || done.has(file)) return;
    for (const { target } of targets.get(file) ?? []) if (target) follow(target, [...above, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  assert.deepEqual(circles, []);
});

test('the domain imports neither Astro nor Node', () => {
  const outside = imports.filter(({ file }) => folder(file) === 'archive');
  assert.deepEqual(
    outside.filter(({ name }) => /^(?:astro|node:)/.test(name)),
    [],
  );
});

test('no file has a catch-all name', () => {
  const catchAlls = /(?:^|\/)(?:utils?|helpers?|common|shared|misc|types|consts?)(?:[./]|$)/i;
  assert.deepEqual(
    globSync('{src,import,bench}/**/*').filter((file) => catchAlls.test(file)),
    [],
  );
});

function section(heading: string): string {
  const [, text = ''] = readFileSync('ARCHITECTURE.md', 'utf8').split(`## ${heading}\n`);
  return text.replace(/^## [^]*/m, '').replace(/^\| folder .*$/m, '');
}

/** @example folder('src/archive/talk.ts') // => 'archive' @example folder('import/post.ts') // => 'import' */
function folder(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? second.replace(/\.ts$/, '') : top;
}
