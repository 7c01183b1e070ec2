import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { parse } from 'parse5';
import { parse as parseYaml } from 'yaml';
import { parseNpm, run, start } from './commands.ts';
import { textOf } from './site-files.ts';

/** An environment that names no archive. */
const unnamed = { ARCHIVE_DIR: '' };

// Nothing here depends on the archive's current talks.
describe("the repository's own archive", () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  after(() => rmSync(folder, { recursive: true }));

  test('has no errors', async () => {
    const { code, output } = await run('check', unnamed);
    assert.equal(code, 0, output);
  });

  test('is built and served by npm start', { timeout: 180_000 }, async (t) => {
    const { prints, stop } = await start('start', { ...unnamed, OUT_DIR: join(folder, 'site') });
    t.after(stop);
    const [address = ''] = (await prints(/^Aftertalk is at /)).match(/http:\S+/) ?? [];
    const home = await fetch(address);
    assert.equal(home.status, 200);
    const { title } = parseYaml(readFileSync('content/site.yaml', 'utf8')) as { title: string };
    assert.ok(textOf(parse(await home.text())).includes(title), `${title} is not on ${address}`);
  });

  test('accepts the talk that CONTRIBUTING.md adds', async () => {
    for (const part of ['content', 'public'])
      if (existsSync(part)) cpSync(part, join(folder, part), { recursive: true });
    const [command = ''] =
      readFileSync('CONTRIBUTING.md', 'utf8').match(/^npm run new -- .+$/m) ?? [];
    const { script, args } = parseNpm(command);
    const copy = { ARCHIVE_DIR: folder };
    const added = await run(script, copy, [...args, '--create']);
    assert.equal(added.code, 0, added.output);
    assert.match(added.output, /^Wrote content\/talks\//m);
    const { output } = await run('check', copy);
    assert.match(output, /\[placeholder\]\n1 error/);
  });
});
