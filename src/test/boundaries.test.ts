import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';

// ARCHITECTURE.md's table. A folder may import itself; `libraries` are packages and node:*.
const table: Record<string, { rooms: string[]; libraries: RegExp }> = {
  archive: { rooms: [], libraries: /^any-ascii$/ },
  schema: { rooms: ['archive'], libraries: /^zod$/ },
  paths: { rooms: ['archive'], libraries: /^$/ },
  feeds: { rooms: ['archive', 'paths'], libraries: /^(?!astro)/ },
  'structured-data': { rooms: ['archive', 'paths'], libraries: /^(?!astro)/ },
  markdown: { rooms: ['archive', 'paths'], libraries: /^(?!astro)/ },
  search: { rooms: ['archive', 'paths'], libraries: /./ },
  authoring: { rooms: ['archive', 'markdown', 'paths', 'schema'], libraries: /./ },
  permanence: { rooms: ['archive', 'markdown', 'paths', 'schema'], libraries: /^(?!astro)/ },
  importing: {
    rooms: ['archive', 'authoring', 'markdown', 'paths', 'schema'],
    libraries: /^(?!astro)/,
  },
  load: {
    rooms: ['archive', 'authoring', 'markdown', 'paths', 'schema'],
    libraries: /^node:/,
  },
  views: { rooms: ['archive', 'feeds', 'paths'], libraries: /^$/ },
  outputs: {
    rooms: ['archive', 'feeds', 'paths', 'permanence', 'routes', 'schema', 'search', 'views'],
    libraries: /^node:/,
  },
  components: {
    rooms: ['archive', 'paths', 'structured-data', 'permanence', 'search', 'views'],
    libraries: /^astro$/,
  },
  layouts: {
    rooms: ['archive', 'components', 'paths', 'permanence', 'styles', 'views'],
    libraries: /^@fontsource/,
  },
  pages: {
    rooms: ['archive', 'components', 'layouts', 'paths', 'routes', 'search', 'views'],
    libraries: /^$/,
  },
  routes: { rooms: ['views'], libraries: /^$/ },
  compiling: { rooms: [], libraries: /^astro$/ },
  styles: { rooms: [], libraries: /^@fontsource/ },
};
/** Where all comes together: nothing imports them but each other. */
const ends = ['building', 'cli', 'developing', 'integration', 'measuring', 'test'];

const imports = globSync('src/**/*.{ts,astro}').flatMap((file) =>
  importsOf(readFileSync(file, 'utf8')).map((name) => ({ file: file.replaceAll('\\', '/'), name })),
);

test('every import points inward, as ARCHITECTURE.md’s table says', () => {
  const wrong = imports.filter(({ file, name }) => {
    const rule = table[room(file)];
    if (!rule || file.endsWith('.test.ts')) return false;
    const target = targetRoom(file, name);
    if (target === undefined) return !rule.libraries.test(name);
    return target !== room(file) && !rule.rooms.includes(target);
  });
  assert.deepEqual(wrong, []);
});

test('every folder of src is in the table', () => {
  const rooms = new Set(
    globSync('src/**/*.{ts,astro}').map((file) => room(file.replaceAll('\\', '/'))),
  );
  assert.deepEqual(
    [...rooms].filter((name) => !table[name] && !ends.includes(name)),
    [],
  );
});

test('what shows pages knows nothing of who builds or serves them', () => {
  const shows = ['components', 'layouts', 'pages'];
  const wrong = imports.filter(({ file, name }) => {
    const target = targetRoom(file, name) ?? '';
    if (file.endsWith('.test.ts')) return false;
    return shows.includes(target) && !shows.includes(room(file));
  });
  assert.deepEqual(wrong, []);
});

test('the domain knows neither Astro nor the machine', () => {
  const wrong = imports.filter(
    ({ file, name }) =>
      room(file) === 'archive' && !file.endsWith('.test.ts') && /^(?:astro|node:)/.test(name),
  );
  assert.deepEqual(wrong, []);
});

test('no file is a drawer for unlike things', () => {
  const drawers = /(?:^|\/)(?:utils?|helpers?|common|shared|misc|types|consts?)(?:[./]|$)/i;
  assert.deepEqual(
    globSync('src/**/*').filter((file) => drawers.test(file)),
    [],
  );
});

function importsOf(source: string): string[] {
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** `src/archive/talk.ts` → `archive`, `src/loader/load-archive.ts` → `load`. */
function room(file: string): string {
  const [, first = ''] = file.split('/');
  return first.replace(/\.ts$/, '');
}

/** The room that a relative import leads to, nothing for a package. */
function targetRoom(file: string, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined;
  return room(posix.normalize(join(dirname(file), name)));
}
