import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { check } from '../src/check/check.ts';
import { findingLine } from '../src/loader/finding.ts';
import { archivePaths } from '../src/loader/archive-paths.ts';
import { formats, type SourceOptions } from './formats.ts';
import { importInto, type ImportOptions } from './import.ts';
import { quiet } from './progress.ts';
import type { Report } from './report.ts';

export const samples = resolve('import/samples');

/** An import into a folder of its own, as the command does it. */
export interface Trial {
  root: string;
  run(
    format: string,
    source: string,
    options?: SourceOptions & Partial<ImportOptions>,
  ): Promise<Report>;
  /** Every file by path, those of `.aftertalk/` too. */
  files(): Promise<Map<string, string>>;
  read(path: string): Promise<string>;
  /** What `check` calls an error. */
  errors(): Promise<string[]>;
}

/** A new folder, removed when the tests have run. */
export async function trial(from?: string): Promise<Trial> {
  const root = await mkdtemp(join(tmpdir(), 'aftertalk-import-'));
  if (from) await cp(from, root, { recursive: true });
  after(() => rm(root, { recursive: true, force: true }));
  const folder = archivePaths({ INIT_CWD: root, ARCHIVE_DIR: '.', CACHE_DIR: resolve('.cache') });
  return {
    root,
    run(name, source, options = {}) {
      const format = formats[name];
      if (!format) throw new Error(`unknown format ${name}`);
      const { license } = format;
      const reader = (seen: (share: number) => void) => format.read(source, options, seen);
      return importInto(reader, { format: name, folder, license, progress: quiet, ...options });
    },
    async files() {
      const names = await readdir(root, { recursive: true, withFileTypes: true });
      const files = names.filter((name) => name.isFile());
      const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
      const texts = await Promise.all(paths.map((path) => readFile(path, 'latin1')));
      return new Map(paths.map((path, i) => [path.slice(root.length + 1), texts[i] ?? '']));
    },
    read: (path) => readFile(join(root, 'content', path), 'utf8'),
    async errors() {
      const { findings } = await check(folder);
      return findings.filter(({ severity }) => severity === 'error').map(findingLine);
    },
  };
}
