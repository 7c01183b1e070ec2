#!/usr/bin/env node
// @ts-check
// Runs a command of package.json's scripts in the archive around the working folder. It is plain
// JavaScript that old versions of Node read, too: the Node that Astro needs comes with the package.
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
const verbs = ['start', 'dev', 'build', 'check', 'new', 'import'];
const [verb = '', ...args] = process.argv.slice(2);
if (!verbs.includes(verb)) {
  const usage = `aftertalk ${verbs.join('|')} [--help]`;
  if (['', '--help', '-h'].includes(verb)) console.log(usage);
  else console.error(`unknown command "${verb}"\n\n${usage}`);
  process.exit(['--help', '-h'].includes(verb) ? 0 : 2);
}

const child = spawn(node(), [...script(verb), ...args], {
  cwd: archiveAround(process.cwd()),
  env: { ...process.env, INIT_CWD: process.cwd(), ASTRO_TELEMETRY_DISABLED: '1' },
  stdio: 'inherit',
});
/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of signals) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) =>
  process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']),
);

/** Returns what a script gives to Node: its flags, and the file that it runs. */
function script(/** @type {string} */ name) {
  const [, ...words] = scripts[name].split(' ');
  // Node strips no types below node_modules.
  const compiled = home.split(/[\\/]/).includes('node_modules');
  const path = join(home, words.pop());
  return [
    ...words,
    compiled ? path.replace(/([\\/])(src[\\/]cli[\\/].*)\.ts$/, '$1lib$1$2.js') : path,
  ];
}

/** Returns the Node that runs this, or the packaged one where this is too old for Astro. */
function node() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const require = createRequire(import.meta.url);
  const name = Object.keys(optionalDependencies).find(
    (each) =>
      each.startsWith('node-') && each.endsWith(`${platform().replace('win32', 'win')}-${arch()}`),
  );
  const file = platform() === 'win32' ? 'bin/node.exe' : 'bin/node';
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), file);
  } catch {
    console.error(`Node ${process.version} is too old; Aftertalk needs Node 22.18 or later`);
    process.exit(1);
  }
}

/** Returns the nearest folder above that holds an archive, or the folder itself. */
function archiveAround(/** @type {string} */ start) {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'content/site.yaml'))) return folder;
  return start;
}
