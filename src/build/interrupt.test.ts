import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { command, run } from '../test/commands.ts';

/** How far a build is: it has a temporary folder, or files in it. */
const stages = {
  'reads the archive': (names: string[]) => names.length > 0,
  'writes pages': (names: string[]) => names.some((name) => name.endsWith('.html')),
};

describe('a build that is interrupted deletes its temporary files and its lock', () => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    for (const [stage, isReached] of Object.entries(stages))
      test(`${signal} while it ${stage}`, { timeout: 60_000 }, async (t) => {
        const folder = mkdtempSync(join(tmpdir(), 'aftertalk-interrupt-'));
        t.after(() => rmSync(folder, { recursive: true }));
        const out = join(folder, 'site');
        const child = command('build', { OUT_DIR: out });
        const ended = once(child, 'exit');
        const temporary = () =>
          readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
            name.startsWith('.site.building-'),
          );
        while (child.exitCode === null && !isReached(temporary())) await setTimeout(5);
        child.kill(signal);
        // npm passes the signal of a terminal on, which has sent it already.
        child.kill(signal);
        assert.deepEqual(await ended, [code, null]);
        assert.deepEqual(readdirSync(folder), []);
      });

  test(
    'and leaves the last site, which the next build changes',
    { timeout: 120_000 },
    async (t) => {
      const folder = mkdtempSync(join(tmpdir(), 'aftertalk-interrupt-'));
      t.after(() => rmSync(folder, { recursive: true }));
      const env = { OUT_DIR: join(folder, 'site') };
      await run('build', env);
      const site = readdirSync(env.OUT_DIR, { recursive: true }).sort();
      const changed = { ...env, SITE_URL: 'https://elsewhere.example/' };
      const child = command('build', changed);
      const ended = once(child, 'exit');
      const names = () => readdirSync(env.OUT_DIR);
      while (child.exitCode === null && !names().some((name) => name.includes('.building-')))
        await setTimeout(5);
      child.kill('SIGINT');
      assert.deepEqual(await ended, [130, null]);
      assert.deepEqual(readdirSync(env.OUT_DIR, { recursive: true }).sort(), site);
      assert.ok(!existsSync(join(folder, '.site.lock')));
      const { code, output } = await run('build', changed);
      assert.equal(code, 0, output);
      assert.match(readFileSync(join(env.OUT_DIR, 'sitemap.xml'), 'utf8'), /elsewhere/);
      assert.deepEqual(readdirSync(env.OUT_DIR, { recursive: true }).sort(), site);
    },
  );
});
