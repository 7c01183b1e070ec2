import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { copyRepository } from './repository-copy.ts';
import { sample } from './sites.ts';

interface Block {
  lang: string;
  text: string;
  /** The file that the sentence before tells readers to create. */
  file?: string | undefined;
}

const guide = readFileSync('docs/changing/README.md', 'utf8');
const recipes = [...guide.matchAll(/^\d\. \[.+\]\((.+\.md)\)/gm)].map(([, name = '']) => name);

describe('docs/changing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-changing-'));
  const copy = join(folder, 'aftertalk');
  before(() => {
    copyRepository(copy, sample.archive);
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Creates and changes files as a recipe tells; returns a function that restores them. */
  const apply = (recipe: Block[]) => {
    const originals = new Map<string, string | undefined>();
    const write = (file: string, change: (original?: string) => string) => {
      const path = join(copy, file);
      const original = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      originals.set(file, original);
      writeFileSync(path, change(original));
    };
    for (const { lang, text, file } of recipe)
      if (file)
        write(file, (original) => {
          assert.equal(original, undefined, `${file} already exists`);
          return text;
        });
      else if (lang === 'diff')
        for (const [, changed = '', changes = ''] of text.matchAll(
          /^--- (.+)\n([^]*?)(?=^--- |$(?![^]))/gm,
        ))
          write(changed, (original = '') => patched(original, changes));
    return () => {
      for (const [file, original] of originals)
        if (original === undefined) rmSync(join(copy, file));
        else writeFileSync(join(copy, file), original);
    };
  };

  const run = (command: string) => {
    // Its own archive and cache, as a contributor has them.
    const env: NodeJS.ProcessEnv = { ...process.env, INIT_CWD: copy };
    for (const name of ['ARCHIVE_DIR', 'CACHE_DIR', 'OUT_DIR', 'NODE_TEST_CONTEXT'])
      delete env[name];
    const { status, stdout, stderr } = spawnSync(command, {
      cwd: copy,
      env,
      shell: true,
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${command}\n${stdout}${stderr}`);
    return stdout;
  };

  for (const name of recipes)
    test(`${name} does what it says`, () => {
      const recipe = blocks(readFileSync(join('docs/changing', name), 'utf8'));
      const [commands, expected, ...rest] = recipe.filter(
        ({ lang, file }) => !file && lang !== 'diff',
      );
      assert.deepEqual([commands?.lang, expected?.lang, rest], ['sh', 'text', []]);
      const restore = apply(recipe);
      let output = '';
      try {
        output = commands!.text.trim().split('\n').map(run).join('\n');
      } finally {
        restore();
      }
      for (const line of expected!.text.trim().split('\n'))
        assert.ok(output.includes(line), `${line} is missing in\n${output}`);
    });

  test('has recipes that pass together, by types, formatting and imports', () => {
    for (const name of recipes) apply(blocks(readFileSync(join('docs/changing', name), 'utf8')));
    run('npx tsc --noEmit');
    run('npx prettier --check CONTRIBUTING.md src/*/*.ts src/*/*.astro import/*.ts');
    const imports = run(
      'npx node --test --test-name-pattern="every import" src/test/boundaries.test.ts',
    );
    assert.match(imports, /pass 1$/m);
  });
});

function blocks(recipe: string): Block[] {
  const fences = /(?:^.*Create `(.+?)`:\n\n)?^(`{3,})(\w+)\n([^]*?)^\2$/gm;
  return [...recipe.matchAll(fences)].map(([, file, , lang = '', text = '']) => ({
    lang,
    text,
    file,
  }));
}

/** Applies the changes of a diff; a line that ends in … stands for one that starts the same. */
function patched(original: string, diff: string): string {
  const lines = original.split('\n');
  for (const change of diff.trimEnd().split('\n@@\n')) {
    const all = change.split('\n').map((line) => ({ sign: line[0], line: line.slice(1) }));
    const old = all.filter(({ sign }) => sign !== '+').map(({ line }) => line);
    const places = [...lines.keys()].filter((start) =>
      old.every((line, index) => {
        const found = lines[start + index] ?? '';
        return line.endsWith('…') ? found.startsWith(line.slice(0, -1)) : found === line;
      }),
    );
    const [start, ...others] = places;
    assert.ok(start !== undefined && !others.length, `one place, not ${others.length}:\n${change}`);
    let next = start;
    const replaced = all.flatMap(({ sign, line }) => {
      if (sign === '+') return line;
      const found = lines[next++]!;
      return sign === '-' ? [] : found;
    });
    lines.splice(start, old.length, ...replaced);
  }
  return lines.join('\n');
}
