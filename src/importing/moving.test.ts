import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../test/sites.ts';
import { tarOf } from './tar-sample.ts';
import { samples, trial } from './trial.ts';

const guide = await readFile('docs/moving.md', 'utf8');
const blocks = [...guide.matchAll(/^```(sh|yaml)\n([^]*?)^```$/gm)];

test('every command of docs/moving.md does what the guide says, as written', async () => {
  const { root } = await trial();
  await cp(join(samples, 'plone.rdf'), join(root, 'weblog.rdf'));
  await cp(join(samples, 'wordpress.xml'), join(root, 'harbour.xml'));
  await cp(join(samples, 'wp-content'), join(root, 'wp-content'), { recursive: true });
  await cp(join(samples, 'posts'), join(root, 'posts'), { recursive: true });
  await cp(join(samples, 'schedule.json'), join(root, 'schedule.json'));
  await writeFile(join(root, 'pyvideo-data.tar.gz'), await tarOf(join(samples, 'pyvideo')));
  const yaml = blocks.find(([, language]) => language === 'yaml')?.[2] ?? '';
  await writeFile(join(root, 'fields.yaml'), yaml);

  const commands = blocks
    .filter(([, language]) => language === 'sh')
    .flatMap(([, , text = '']) => text.trim().split('\n'));
  assert.equal(commands.length, 10);
  for (const command of commands) {
    const { env, script, args } = parsed(command);
    const { code, output } = await run(script, { ...env, INIT_CWD: root }, args);
    // The samples hold talks that can't be read: then an import says so, and ends with 1.
    const lost = /, [1-9]\d* not written/.test(output);
    assert.equal(code, lost ? 1 : 0, `${command}\n${output}`);
    if (script === 'check') assert.match(output, /^0 errors/m);
    if (args.includes('--dry-run')) assert.ok(!existsSync(join(root, 'my-archive')));
  }
  assert.ok(existsSync(join(root, 'my-archive/content/talks/quayconf-2011/tide-clocks.md')));
  assert.ok(existsSync(join(root, 'my-archive/content/talks/pier-2019/lamps.md')));
  assert.match(
    await readFile(join(root, 'my-catalogue-site/talks/chipy/15262/index.html'), 'utf8'),
    /Ellipses and Arcane Syntax/,
  );
});

test('a wrong call is told in a sentence, with the help, and ends with 2', async () => {
  for (const [args, reason] of [
    [[], 'unknown format ""'],
    [['pyvidoe', 'x', '--into', 'y'], 'unknown format "pyvidoe"'],
    [['feed', '--into', 'y'], 'name one source'],
    [['feed', 'x'], 'say --into <archive>'],
    [['pyvideo', 'x', '--into', 'y', '--every', '0'], '--every is "0"'],
  ] as const) {
    const { code, output } = await run('import', {}, [...args]);
    assert.equal(code, 2, output);
    assert.ok(output.startsWith(reason), output);
    assert.match(output, /--dry-run/);
  }
});

test('a source that is not there is told in a sentence, and ends with 1', async () => {
  const { root } = await trial();
  const { code, output } = await run('import', {}, ['feed', join(root, 'x'), '--into', root]);
  assert.equal(code, 1);
  assert.equal(output.trim(), `there is no ${join(root, 'x')}`);
});

/** @example 'A=b npm run check -- --fix' // => { env: { A: 'b' }, script: 'check', args: ['--fix'] } */
function parsed(command: string) {
  const words = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  const npm = words.indexOf('npm');
  const env = Object.fromEntries(words.slice(0, npm).map((word) => word.split('=', 2)));
  return { env, script: words[npm + 2] ?? '', args: words.slice(npm + 4) };
}
