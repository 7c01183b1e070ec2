import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../digest.ts';
import type { ArchivePaths } from './archive-paths.ts';
import { readSource, type ContentFile } from './content-file.ts';
import type { ListedFile } from './content-folder.ts';
import { Refusal } from './finding.ts';
import { FolderCache, type Cached } from './folder-cache.ts';
import { error, start, unreadSource, type Source } from './source.ts';

/** The cached data of a content file. */
interface ContentData extends Pick<ContentFile, 'fields' | 'outline' | 'textDigest' | 'swhid'> {
  /** As it was when the file was read. */
  stamp: string;
  valid: boolean;
  findings: Source['findings'];
  linesAbove: number;
  /** The length of the body, which ends the file; or the text that replaces the body. */
  body: number | string;
}

export type ReadFile = (file: ListedFile, bytes: Buffer) => ContentFile;

/**
 * Reads content files that changed. Untouched files are recognized by their stamp; others, such as
 * those of a fresh checkout, by the digest of their bytes.
 */
export class ContentCache {
  #cache: FolderCache<ContentData>;
  #read: ReadFile;
  #codeDigest: string;

  /**
   * @param read reads a file that isn't cached
   * @param codeDigest changes with the code of `read`
   */
  constructor({ root, cache }: ArchivePaths, read: ReadFile, codeDigest: string) {
    this.#cache = new FolderCache(join(cache, 'check', digest(root)));
    this.#read = read;
    this.#codeDigest = codeDigest;
  }

  /** Returns a content file; if it can't be read, with a finding about that. */
  read(listed: ListedFile): ContentFile {
    const { file, stamp } = listed;
    try {
      const untouched = this.#untouched(listed);
      if (untouched) return restore(listed, untouched);
      // Synchronous: 10× faster than promises here.
      const bytes = readFileSync(listed.path);
      const key = this.#codeDigest + digest(bytes);
      const cached = this.#cache.get(file, key);
      if (cached?.stamp === stamp) return restore(listed, cached, bytes);
      const data = cached ?? plainData(this.#read(listed, bytes));
      // Not the file that was just read: the parsed trees of a large archive would fill the memory.
      return restore(listed, this.#cache.set(file, key, { ...data, stamp }), bytes);
    } catch (cause) {
      return unreadable(listed, cause);
    }
  }

  save(): void {
    this.#cache.save();
  }

  #untouched({ file, stamp }: ListedFile): Cached<ContentData> | undefined {
    const { stamp: former, key = '' } = this.#cache.peek(file) ?? {};
    const same = stamp !== '' && stamp === former && key.startsWith(this.#codeDigest);
    return same ? this.#cache.get(file, key) : undefined;
  }
}

function plainData(content: ContentFile): Omit<ContentData, 'stamp'> {
  const { fields, outline, textDigest, swhid, data, source } = content;
  const { findings, linesAbove, body } = source;
  const replaced = findings.some(({ rule }) => rule === 'text-bounds');
  return {
    fields,
    outline,
    textDigest,
    swhid,
    valid: !!data,
    findings,
    linesAbove,
    body: replaced ? body : body.length,
  };
}

function restore(listed: ListedFile, cached: Cached<ContentData>, bytes?: Buffer): ContentFile {
  const { collection, id } = listed;
  const { fields, outline, textDigest, swhid, valid, key: digest } = cached;
  const data = valid ? (fields as ContentFile['data']) : undefined;
  const source = new LazySource(listed, cached, bytes?.toString('utf8'));
  return { collection, id, source, digest, textDigest, swhid, fields, data, outline };
}

/** A source that reads its file only if it needs more than is cached. */
class LazySource implements Source {
  readonly file: string;
  readonly linesAbove: number;
  readonly findings: Source['findings'];
  #listed: ListedFile;
  #cached: Cached<ContentData>;
  #text: string | undefined;
  #source: Source | undefined;

  constructor(listed: ListedFile, cached: Cached<ContentData>, text: string | undefined) {
    this.#listed = listed;
    this.#cached = cached;
    this.#text = text;
    this.file = listed.file;
    this.linesAbove = cached.linesAbove;
    this.findings = [...cached.findings];
  }

  get body() {
    const { body } = this.#cached;
    return typeof body === 'string' ? body : this.#read().slice(this.#read().length - body);
  }

  get data() {
    return this.#parse().data;
  }

  place(path: readonly PropertyKey[], at?: 'key' | 'value') {
    return this.#parse().place(path, at);
  }

  written(path: readonly PropertyKey[]) {
    return this.#parse().written(path);
  }

  /** @throws Refusal if the file has changed: its text would be cached under the former digest */
  #read(): string {
    if (this.#text !== undefined) return this.#text;
    const { file, path } = this.#listed;
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.of();
    if (this.#cached.key.endsWith(digest(bytes))) return (this.#text = bytes.toString('utf8'));
    const message = 'this file changed while it was read; try again';
    throw new Refusal([error(file, start, message, 'unreadable-file')]);
  }

  /** Only findings need places, so this is rare. */
  #parse(): Source {
    const { collection, file } = this.#listed;
    return (this.#source ??= readSource(collection, file, this.#read()));
  }
}

/** An unforeseen failure at one file doesn't hide the findings of the others. */
function unreadable({ collection, id, file }: ListedFile, cause: unknown): ContentFile {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `reading this file failed (${reason}); rewrite the unusual part, and report this bug`;
  return { collection, id, source: unreadSource(file, message, 'unreadable-file'), fields: {} };
}
