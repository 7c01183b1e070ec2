import type { BaseDiff, Change } from './git-diff.ts';
import { allFiles, readContentFile, type ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { error } from '../loader/source.ts';

/**
 * Returns the problems that only the history shows: subscribers would miss a new talk, readers a
 * change, or a moved file lost its URL or its feed id.
 * @param today the day that `--fix` writes
 */
export function findProblemsSince(
  files: readonly ContentFile[],
  base: BaseDiff,
  today: string,
): Finding[] {
  const authority = allFiles(files, 'site')[0]?.fields.feedAuthority ?? '';
  return files.flatMap((file) => {
    const change = base.changes.get(file.source.file);
    if (!change || wasMoved(file, base.deleted)) return [];
    const before = entryBefore(file, change);
    return [
      ...missed(file, before, base, today),
      ...(before ? unmodified(file, before, today) : []),
      ...(before ? moved(file, before, authority) : []),
    ];
  });
}

/** Git doesn't recognize a short file as moved once it has an alias for its former path. */
function wasMoved({ collection, fields }: ContentFile, deleted: readonly string[]): boolean {
  const aliases = 'aliases' in fields ? (fields.aliases ?? []) : [];
  return deleted.some((file) => {
    const address = file.replace(/^content\//, '/').replace(/\.md$/, '/');
    return address.startsWith(`/${collection}/`) && aliases.includes(address);
  });
}

/** A new item with a date before the base is too far down in the feed. */
function missed(
  file: ContentFile,
  before: ContentFile | undefined,
  { day }: BaseDiff,
  today: string,
) {
  if (!isTalk(file) || file.fields.draft) return [];
  if (before && isTalk(before) && !before.fields.draft) return [];
  const { added, published, date } = file.fields;
  const arrived = added ?? published ?? date;
  if (!arrived || arrived >= day) return [];
  const field = published ? 'added' : 'published';
  const message = `this talk is new but dated ${arrived}, so subscribers would miss it; write ${field}: ${today}`;
  const path = added ? ['added'] : published ? ['published'] : ['date'];
  return [error(file.source.file, file.source.place(path), message, 'missed-by-subscribers')];
}

/** Readers and feeds notice a change by its day. */
function unmodified(file: ContentFile, before: ContentFile, today: string): Finding[] {
  if (!isTalk(file) || !isTalk(before) || file.fields.draft || before.fields.draft) return [];
  if (words(file) === words(before)) return [];
  const { lastModified } = file.fields;
  if (lastModified !== before.fields.lastModified || lastModified === today) return [];
  const message = `the text has changed, but lastModified has not; write lastModified: ${today}`;
  const place = file.source.place([lastModified ? 'lastModified' : 'date']);
  const finding = error(file.source.file, place, message, 'last-modified-stands-still');
  return [{ ...finding, set: { lastModified: today } }];
}

/** A published URL stays valid, and a feed item never appears twice. */
function moved(file: ContentFile, before: ContentFile, authority: string): Finding[] {
  if (file.id === before.id || !('aliases' in before.fields)) return [];
  if (isTalk(before) && before.fields.draft) return [];
  const alias = `/${before.collection}/${before.id}/`;
  const aliases = 'aliases' in file.fields ? (file.fields.aliases ?? []) : [];
  const set: Finding['set'] = aliases.includes(alias) ? {} : { aliases: alias };
  if (isTalk(file) && isTalk(before)) {
    const feedId = before.fields.feedId ?? `tag:${authority}:/talks/${before.id}`;
    if (file.fields.feedId !== feedId) set.feedId = feedId;
  }
  const lines = Object.entries(set).map(([field, value]) =>
    field === 'aliases' ? `aliases: [${value}]` : `${field}: ${value}`,
  );
  if (!lines.length) return [];
  const message = `this file was ${before.source.file}; write ${lines.join(' and ')}`;
  return [{ ...error(file.source.file, file.source.place([]), message, 'moved-file'), set }];
}

function entryBefore({ collection }: ContentFile, { from, before }: Change) {
  if (from === undefined || before === undefined) return undefined;
  const id = from.split('/').slice(2).join('/').replace(/\.md$/, '');
  return readContentFile(collection, id, from, before);
}

function isTalk(file: ContentFile): file is ContentFile<'talks'> {
  return file.collection === 'talks';
}

/** Returns a body with its white space collapsed, which no reader sees. */
function words({ source }: ContentFile): string {
  return source.body.replace(/\s+/g, ' ').trim();
}
