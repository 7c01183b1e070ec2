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
  /** The file to create, from the sentence before the block. */
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

  /** Creates and changes the files of a recipe; returns a function that restores them. */
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
    // Uses the copy's own archive and cache, as a contributor's commands do.
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
    test(`${name} works as written`, () => {
      const recipe = blocks(readFileSync(join('docs/changing', name), 'utf8'));
      const [session, ...others] = recipe.filter(({ lang, file }) => !file && lang !== 'diff');
      assert.deepEqual([session?.lang, others], ['console', []]);
      const restore = apply(recipe);
      try {
        for (const step of session!.text.split(/^\$ /m).slice(1)) {
          const [command = '', ...expected] = step.trimEnd().split('\n');
          const output = run(command);
          for (const line of expected)
            assert.ok(output.includes(line), `${line} is missing in\n${output}`);
        }
      } finally {
        restore();
      }
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
  const fences = /(?:^.*Create `(.+?)`:\n)?^(`{3,})(\w+)\n([^]*?)^\2$/gm;
  return [...recipe.matchAll(fences)].map(([, file, , lang = '', text = '']) => ({
    lang,
    text,
    file,
  }));
}

/** Applies the changes of a diff; a line that ends in … matches one with the same beginning. */
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
