import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFolders, runBuild } from './built-site.ts';
import type { Disturbance } from './disturbances.ts';
import { generateArchive } from './generate.ts';

/** Builds into mounts, which only root can make: volumes, full and read-only disks. */
export async function* testMounts(folder: string): AsyncGenerator<Disturbance> {
  const [archive, cold] = [join(folder, 'archive'), join(folder, 'cold')];
  generateArchive(archive, 3);
  await runBuild(archive, cold);
  const mount = (name: string, ...options: string[]) => {
    const path = join(folder, 'mounts', name);
    mkdirSync(path, { recursive: true });
    execFileSync('mount', [...options, path]);
    return path;
  };
  const tmpfs = (name: string, size: string) =>
    mount(name, '-t', 'tmpfs', '-o', `size=${size}`, 'none');
  const bind = (name: string, from: string) => mount(name, '--bind', from);
  const built = async (out: string) => {
    await runBuild(archive, out);
    return compareFolders(out, cold);
  };
  const refused = async (out: string, message: RegExp, before: string) => {
    const printed = await runBuild(archive, out).then(
      () => 'it was built',
      (error) => String(error.message),
    );
    const lines = printed
      .trim()
      .split('\n')
      .filter((line) => !/: warning: /.test(line));
    const isSentence = lines.length === 1 && message.test(lines[0] ?? '');
    const changes = existsSync(before) ? compareFolders(out, before) : readdirSync(out);
    return [...(isSentence ? [] : [printed]), ...changes];
  };
  const leftovers = () =>
    readdirSync(join(folder, 'mounts')).filter((name) => name.startsWith('.'));
  const source = join(folder, 'source');
  mkdirSync(source);
  const trials: Record<string, () => Promise<string[]>> = {
    'a volume': () => built(tmpfs('volume', '64M')),
    'a bound folder': () => built(bind('bound', source)),
    'a full disk': () => refused(tmpfs('full', '400k'), /^OUT_DIR is .* no space is left/, ''),
    'a disk that fills up': async () => {
      const out = tmpfs('filling', '64M');
      cpSync(cold, out, { recursive: true });
      execFileSync('sh', ['-c', `cat /dev/zero >${out}/fill || true`], { stdio: 'ignore' });
      const before = join(folder, 'before');
      cpSync(cold, before, { recursive: true });
      cpSync(join(out, 'fill'), join(before, 'fill'));
      return refused(out, /^OUT_DIR is .* no space is left/, before);
    },
    'a read-only disk': () => {
      const out = bind('read-only', source);
      execFileSync('mount', ['-o', 'remount,ro,bind', out]);
      writeFileSync(join(archive, 'content/pages/about.md'), '---\ntitle: New\n---\n\nChanged.\n');
      return refused(out, /^OUT_DIR is .* read-only/, source);
    },
    'a full cache': async () => {
      rmSync(join(archive, '.cache'), { recursive: true });
      mkdirSync(join(archive, '.cache'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'none', join(archive, '.cache')]);
      await runBuild(archive, cold);
      return built(join(folder, 'site'));
    },
  };
  try {
    for (const [name, trial] of Object.entries(trials))
      yield { name, differences: [...(await trial()), ...leftovers()] };
  } finally {
    for (const name of readdirSync(join(folder, 'mounts')))
      execFileSync('umount', [join(folder, 'mounts', name)]);
    if (!readdirSync(join(archive, '.cache')).includes('programs'))
      execFileSync('umount', [join(archive, '.cache')]);
  }
}
