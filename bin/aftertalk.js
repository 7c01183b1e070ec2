#!/usr/bin/env node
// @ts-check
// Runs an npm script of this package in the archive that contains the working folder. Old versions of
// Node must be able to read this file: it starts the packaged Node, which Astro needs.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, constants, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const { scripts, optionalDependencies } = JSON.parse(
  readFileSync(join(home, 'package.json'), 'utf8'),
);
const commands = ['start', 'dev', 'build', 'check', 'report', 'links', 'new', 'import'];
const [command = '', ...args] = process.argv.slice(2);
if (!commands.includes(command)) {
  const usage = `aftertalk ${commands.join('|')} [--help]`;
  if (['', '--help', '-h'].includes(command)) console.log(usage);
  else console.error(`unknown command "${command}"\n\n${usage}`);
  process.exit(['--help', '-h'].includes(command) ? 0 : 2);
}

const child = spawn(nodePath(), [...nodeArguments(command), ...args], {
  cwd: findArchive(process.cwd()),
  env: { ...process.env, INIT_CWD: process.cwd(), ASTRO_TELEMETRY_DISABLED: '1' },
  stdio: 'inherit',
});
/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of signals) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) =>
  process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']),
);

/** Returns the arguments of Node in a script: its flags, and the file that it runs. */
function nodeArguments(/** @type {string} */ name) {
  const [, ...words] = scripts[name].split(' ');
  // Node doesn't strip types in node_modules.
  const isCompiled = home.split(/[\\/]/).includes('node_modules');
  const path = join(home, words.pop());
  return [
    ...words,
    isCompiled ? path.replace(/([\\/])(src[\\/]cli[\\/].*)\.ts$/, '$1lib$1$2.js') : path,
  ];
}

/** Returns the path of this Node, or of the packaged one if this is too old for Astro. */
function nodePath() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 19)) return process.execPath;
  const require = createRequire(import.meta.url);
  const name = Object.keys(optionalDependencies).find(
    (each) =>
      // The hyphen tells win from darwin.
      each.startsWith('node-') && each.endsWith(`-${platform().replace('win32', 'win')}-${arch()}`),
  );
  const file = platform() === 'win32' ? 'bin/node.exe' : 'bin/node';
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), file);
  } catch {
    console.error(`Node ${process.version} is too old; Aftertalk needs Node 22.19 or later`);
    process.exit(1);
  }
}

/** Returns the nearest folder from here up with an archive, or the folder itself. */
function findArchive(/** @type {string} */ start) {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'content/site.yaml'))) return folder;
  return start;
}
