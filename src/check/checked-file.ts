import { isUtf8 } from 'node:buffer';
import { invisibleIn } from '../archive/character.ts';
import { digest, swhid } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { ContentCache } from '../loader/content-cache.ts';
import { readContentFile, type ContentFile } from '../loader/content-file.ts';
import type { ListedFile } from '../loader/content-folder.ts';
import type { Finding } from '../loader/finding.ts';
import { error, placeAt, start, unreadSource, warning, type Place } from '../loader/source.ts';
import { inTime } from '../loader/time-limit.ts';
import { readText } from './text.ts';

/** Reads a content file and checks it by itself, its body included. */
export function readCheckedFile(
  { collection, id, file }: Pick<ListedFile, 'collection' | 'id' | 'file'>,
  bytes: Buffer,
): ContentFile {
  const unread = notText(bytes);
  // A file that isn't text has no other problem than that.
  const text = unread ? '' : bytes.toString('utf8');
  const content = readContentFile(collection, id, file, text);
  if (unread) content.source = unreadSource(file, unread.message, 'utf-8', unread.place);
  const { outline, findings } = readText(content.source);
  content.source.findings.push(
    ...characterFindings(file, text),
    ...printedSigns(content),
    ...findings,
  );
  return { ...content, outline, digest: digest(bytes), swhid: swhid(bytes) };
}

/** Returns why bytes can't be read as text, and where. */
function notText(bytes: Buffer): { message: string; place?: Place } | undefined {
  const start = bytes.toString('latin1', 0, 40);
  if (/^(?:\xFF\xFE|\xFE\xFF)|^(?:.\0){4}|^(?:\0.){4}/.test(start))
    return { message: 'the file is UTF-16; save it as UTF-8' };
  if (/^(?:PK\x03\x04|\xD0\xCF\x11\xE0|\{\\rtf|%PDF)/.test(start))
    return {
      message: 'the file is a document of another program; copy its text into a Markdown file',
    };
  if (isUtf8(bytes)) return undefined;
  return { message: 'the file is not UTF-8; save it as UTF-8', place: firstBroken(bytes) };
}

export function openContentCache(paths: ArchivePaths): ContentCache {
  const read = (...file: Parameters<typeof readCheckedFile>) =>
    inTime(() => readCheckedFile(...file));
  return new ContentCache(paths, read, codeDigest('check/checked-file.ts'));
}

/** Returns the findings about titles, names and summaries: they are plain text, printed as it is. */
function printedSigns({ source, fields }: ContentFile): Finding[] {
  return ['title', 'name', 'summary'].flatMap((field) => {
    const text = String((fields as Record<string, unknown>)[field] ?? '');
    const entity = text.match(
      /&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash);/i,
    );
    const markdown = text.match(/\[[^\]]+\]\([^)]+\)|\*\*[^\s*](?:[^*]*[^\s*])?\*\*(?!\w)/);
    const quotes = text.match(/^[“”]([^“”]*)[“”]$/);
    const found = entity
      ? `${entity[0]} is printed as it is; write the character itself`
      : markdown
        ? `${markdown[0]} is printed as it is; write it without Markdown`
        : quotes
          ? `the quotes of ${text} are printed; delete them, or if they belong there, write '"${quotes[1]}"'`
          : undefined;
    if (!found) return [];
    return [warning(source.file, source.place([field]), `${field}: ${found}`, 'plain-text')];
  });
}

/** Returns the findings about a file's encoding and characters. */
function characterFindings(file: string, text: string): Finding[] {
  const findings: Finding[] = [];
  if (text.startsWith('\uFEFF')) {
    const message = 'the file starts with a byte order mark; save it as UTF-8 without one';
    findings.push(warning(file, start, message, 'byte-order-mark'));
  }
  const carriageReturn = text.indexOf('\r');
  if (carriageReturn >= 0) {
    const message = 'the line endings are not LF; save the file with LF';
    findings.push(warning(file, placeAt(text, carriageReturn), message, 'line-endings'));
  }
  // Twenty are enough to see that there are many.
  for (const match of [...text.matchAll(unexpected)].slice(0, 20)) {
    const code = codePoint(match[0]);
    const overrides = bidirectional.test(match[0]);
    const message = overrides
      ? `${code} changes the direction of the text after it; delete it, or put it in \`code\` by name`
      : `unexpected control character ${code}; delete it`;
    const rule = overrides ? 'bidirectional-override' : 'control-character';
    findings.push(error(file, placeAt(text, match.index), message, rule));
  }
  return [...findings, ...invisibleFindings(file, text)];
}

/** In fields, they make a name or title another one; in a text, they only break search and copies. */
function invisibleFindings(file: string, text: string): Finding[] {
  const body =
    text.search(/^---[ \t]*\r?\n[^]*?^---[ \t]*$/m) === 0 ? text.indexOf('\n---', 3) : text.length;
  return [...text.matchAll(invisibleIn(text))]
    .filter(({ index }) => index > 0)
    .slice(0, 20)
    .map(({ 0: character, index }) => {
      const message = `an invisible character (${codePoint(character)}); delete it, or run --fix`;
      const finding = index < body ? error : warning;
      return finding(file, placeAt(text, index), message, 'invisible-character');
    });
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Overrides and embeddings. Right-to-left texts need marks and isolates, which are allowed. */
const bidirectional = /[\u202A\u202B\u202D\u202E]/;
const unexpected =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A\u202B\u202D\u202E\uFFFE\uFFFF]/g;

function firstBroken(bytes: Buffer): Place {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const part = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!isUtf8(part)) return { line, column: part.toString('utf8').indexOf('\uFFFD') + 1 };
    from += part.length + 1;
  }
  return start;
}
