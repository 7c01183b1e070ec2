import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformWithOxc } from 'vite';

// Compiles src and import to lib for the package: Node doesn't strip types in node_modules.

const excluded = ['**/*.test.ts', 'src/test/**', 'src/cli/prepare.ts'];

rmSync('lib', { recursive: true, force: true });
for (const file of globSync('{src,import}/**/*.ts', { exclude: excluded })) {
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, {
    sourcemap: false,
    typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: 'rewrite' },
  });
  const path = join('lib', file).replace(/\.ts$/, '.js');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
