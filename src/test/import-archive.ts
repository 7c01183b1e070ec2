import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { check } from '../check/check.ts';
import { findingLine } from '../loader/finding.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { formats, type SourceOptions } from '../../import/formats.ts';
import type { Reader } from '../../import/imported-item.ts';
import { importInto, type ImportOptions } from '../../import/import.ts';
import type { Progress } from '../../import/progress.ts';
import type { ImportReport } from '../../import/report.ts';

export const samples = resolve('import/samples');

const noProgress: Progress = { reading() {}, writing() {}, stop() {} };

/** An archive in a temporary folder, empty at first. */
export interface TemporaryArchive {
  root: string;
  /** Imports a source, as `npm run import` does. */
  run(
    format: string,
    source: string,
    options?: SourceOptions & Partial<ImportOptions>,
  ): Promise<ImportReport>;
  /** All files by path, those of `.aftertalk/` included, in Latin-1 so that images fit. */
  files(): Promise<Map<string, string>>;
  /** @param path in `content/` */
  read(path: string): Promise<string>;
  /** The errors that `check` reports. */
  errors(): Promise<string[]>;
}

/** Deleted after the tests. @param from another archive, to copy */
export async function temporaryArchive(from?: string): Promise<TemporaryArchive> {
  const root = await mkdtemp(join(tmpdir(), 'aftertalk-import-'));
  if (from) await cp(from, root, { recursive: true });
  after(() => rm(root, { recursive: true, force: true }));
  const paths = archivePaths({ INIT_CWD: root, ARCHIVE_DIR: '.', CACHE_DIR: resolve('.cache') });
  return {
    root,
    run(name, source, options = {}) {
      const format = formats[name];
      if (!format) throw new Error(`unknown format ${name}`);
      const reader: Reader = (onProgress) => format.read(source, options, onProgress);
      return importInto(reader, {
        format: name,
        paths,
        ...format,
        progress: noProgress,
        ...options,
      });
    },
    async files() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .sort();
      const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
      return new Map(files.map((file, i) => [file.slice(root.length + 1), texts[i] ?? '']));
    },
    read: (path) => readFile(join(root, 'content', path), 'utf8'),
    async errors() {
      const { findings } = await check(paths);
      return findings.filter(({ severity }) => severity === 'error').map(findingLine);
    },
  };
}

/** Returns a folder as a .tar.gz, not sorted; `add` adds entries that no folder can have. */
export async function tarGz(folder: string, add: (tar: Pack) => void = () => {}): Promise<Buffer> {
  const tar = pack();
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile()).reverse()) {
    const path = join(file.parentPath, file.name);
    tar.entry({ name: `./${path.slice(folder.length + 1)}` }, await readFile(path));
  }
  add(tar);
  tar.finalize();
  return gzipSync(await buffer(tar));
}
