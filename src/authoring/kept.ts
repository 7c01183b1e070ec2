import type { Located } from './content.ts';
import { digest, programDigest } from './digest.ts';
import { readSource, type ContentFile } from './entry.ts';
import type { Folder } from './folder.ts';
import { keep, recall } from './kept-data.ts';
import { readFileOf } from './read.ts';
import type { Source } from './source.ts';

/** What is kept of a file, all of it plain data. */
interface Memory extends Pick<ContentFile, 'fields' | 'outline'> {
  digest: string;
  whole: boolean;
  findings: Source['findings'];
  linesAbove: number;
  /** Where its body begins, from the end of the file; or what stands in its place. */
  body: number | string;
}

/**
 * What files said when they were last read, by the digest of their bytes: only changed files are
 * read again. Any change to the program forgets everything.
 */
export class KeptFiles {
  #name: string;
  #salt: string;
  #before: Record<string, Memory>;
  #now: Record<string, Memory> = Object.create(null);

  static async open(folder: Folder): Promise<KeptFiles> {
    return new KeptFiles(digest(folder.root), await programDigest());
  }

  private constructor(name: string, salt: string) {
    this.#name = name;
    this.#salt = salt;
    const kept = recall<{ salt: string; files: Record<string, Memory> }>(name);
    this.#before = Object.assign(Object.create(null), kept?.salt === salt ? kept.files : {});
  }

  read(place: Located, bytes: Buffer): ContentFile {
    const now = digest(bytes);
    const before = this.#before[place.file];
    const kept = before?.digest === now ? before : memory(readFileOf(place, bytes), now);
    this.#now[place.file] = kept;
    // Not what was read itself: the trees of a great archive would fill the memory.
    return restored(place, bytes, kept);
  }

  /** Whether a file is as it was when it was last read. */
  knows({ file }: Located, bytes: Buffer): boolean {
    return this.#before[file]?.digest === digest(bytes);
  }

  save(): void {
    const files = Object.keys(this.#now);
    const same = files.every((file) => this.#now[file] === this.#before[file]);
    if (same && files.length === Object.keys(this.#before).length) return;
    keep(this.#name, { salt: this.#salt, files: this.#now });
  }
}

function memory({ fields, outline, data, source }: ContentFile, digest: string): Memory {
  const { findings, linesAbove, body } = source;
  const instead = findings.some(({ rule }) => rule === 'text-bounds');
  return {
    digest,
    fields,
    outline,
    whole: !!data,
    findings,
    linesAbove,
    body: instead ? body : body.length,
  };
}

function restored({ collection, id, file }: Located, bytes: Buffer, kept: Memory): ContentFile {
  const text = bytes.toString('utf8');
  let read: Source | undefined;
  // Places are asked for where there is a finding: rarely, and then the file is read again.
  const source = () => (read ??= readSource(collection, file, text));
  const { fields, outline, whole, findings, linesAbove, body } = kept;
  return {
    collection,
    id,
    fields,
    data: whole ? (fields as ContentFile['data']) : undefined,
    outline,
    source: {
      file,
      get data() {
        return source().data;
      },
      body: typeof body === 'string' ? body : text.slice(text.length - body),
      linesAbove,
      findings: [...findings],
      place: (path, at) => source().place(path, at),
      written: (path) => source().written(path),
    },
  };
}
