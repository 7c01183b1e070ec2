import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { allImports } from './imports.ts';

/** A test that matches, or imports a file that matches, needs a browser, a built site or a fresh install. */
const slow = /from 'playwright-core'|\/sites\.ts'|\brun\('build'|'npm ci'/;

const { '--quick': quick, '': options = [] } = Object.groupBy(process.argv.slice(2), (word) =>
  word === '--quick' ? word : '',
);
const pattern = quick ? 'src/**/*.test.ts' : '{src,import,bench}/**/*.test.ts';
const files = globSync(pattern)
  .map((file) => file.replaceAll('\\', '/'))
  .filter(
    (file) =>
      !quick ||
      ![...allImports(file)].some(
        (each) => /\btest\b/.test(each) && slow.test(readFileSync(each, 'utf8')),
      ),
  )
  .sort();
const reporters = ['spec', './src/test/slowest-files.ts'].flatMap((reporter) => [
  `--test-reporter=${reporter}`,
  '--test-reporter-destination=stdout',
]);
const tests = ['--test', '--test-concurrency=2', ...reporters, ...options, ...files];

const durations: string[] = [];
if (!quick) {
  runPart('lint', 'npm', ['run', '--silent', 'lint']);
  runPart('preparing', process.execPath, ['src/test/prepare.ts']);
}
runPart('tests', process.execPath, tests);
console.log(`\nTook: ${durations.join(', ')}`);

function runPart(name: string, program: string, args: string[]) {
  const start = performance.now();
  const shell = program === 'npm' && process.platform === 'win32';
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell });
  durations.push(`${name} ${Math.round((performance.now() - start) / 1000)} s`);
  if (status === 0) return;
  console.log(`\nTook: ${durations.join(', ')}; ${name} failed`);
  process.exit(1);
}
