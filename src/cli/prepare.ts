import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformWithOxc } from 'vite';

// Compiles src to lib for the package, where Node strips no types: below node_modules it refuses to.

const excluded = [
  'src/**/*.test.ts',
  'src/test/**',
  'src/measuring/**',
  'src/cli/{bench,prepare}.ts',
];

rmSync('lib', { recursive: true, force: true });
for (const file of globSync('src/**/*.ts', { exclude: excluded })) {
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, {
    sourcemap: false,
    typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: 'rewrite' },
  });
  const path = join('lib', file.slice('src/'.length)).replace(/\.ts$/, '.js');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
