import { diffArrays } from 'diff';
import { defaultFeedId } from '../archive/site.ts';
import type { BaseDiff, Change } from './git-diff.ts';
import { aliasesOf, allFiles, readContentFile, type ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { error, warning } from '../loader/source.ts';
import { pageKey } from '../markdown/rehype-links.ts';

/**
 * Returns the problems that only the history shows: subscribers would miss a new talk, readers a
 * change, a moved file lost its URL or its feed id, or a file still has a title that is hidden.
 * @param today the day that `--fix` writes
 */
export function findProblemsSince(
  files: readonly ContentFile[],
  base: BaseDiff,
  today: string,
): Finding[] {
  const authority = allFiles(files, 'site')[0]?.fields.feedAuthority ?? '';
  const findings = files.flatMap((file) => {
    const change = base.changes.get(file.source.file);
    if (!change || wasMoved(file, base.deleted)) return [];
    const before = entryBefore(file, change);
    const [talk, talkBefore] = [publishedTalk(file), publishedTalk(before)];
    return [
      ...(talk && !(isTalk(before) && !before.fields.draft) ? missed(talk, base, today) : []),
      ...(talk && talkBefore ? unmodified(talk, talkBefore, today) : []),
      ...(before ? moved(file, before, authority) : []),
      ...(isTalk(file) && isTalk(before) ? publishedTitle(file, before) : []),
      ...(talk ? later(talk, base.judgedDay ?? today) : []),
    ];
  });
  return missedTogether(findings, today);
}

/** Makes one finding of many talks that subscribers would miss, as an import brings. */
function missedTogether(findings: readonly Finding[], today: string): Finding[] {
  const missed = findings.filter(({ rule }) => rule === 'missed-by-subscribers');
  const [first, ...others] = missed;
  if (!first || others.length < 10) return [...findings];
  const message = `${missed.length} talks are new, as this one, but have earlier dates, so subscribers would miss them; write added: ${today} in each, or run --fix`;
  const together = {
    ...first,
    message,
    set: { added: today },
    others: others.map(({ file }) => file),
  };
  return [...findings.filter((finding) => !missed.includes(finding)), together];
}

type Talk = ContentFile<'talks'>;

/** Git doesn't recognize a short file as moved once it has an alias for its former path. */
function wasMoved(file: ContentFile, deleted: readonly string[]): boolean {
  const aliases = aliasesOf(file);
  return deleted.some((former) =>
    aliases.includes(`/${pageKey(former.slice('content/'.length, -'.md'.length))}/`),
  );
}

/** A new item with a date before the base is too far down in the feed. */
function missed({ source, fields }: Talk, { day }: BaseDiff, today: string): Finding[] {
  const { added, published, date } = fields;
  const arrived = added ?? published ?? date;
  if (!arrived || arrived >= day) return [];
  const field = published ? 'added' : 'published';
  const message = `this talk is new but dated ${arrived}, so subscribers would miss it; write ${field}: ${today}`;
  const path = added ? ['added'] : published ? ['published'] : ['date'];
  return [error(source.file, source.place(path), message, 'missed-by-subscribers')];
}

/** A day that has not come yet would stay at the top of the feeds. Zones differ by a day. */
function later({ source, fields }: Talk, today: string): Finding[] {
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  return (['published', 'added', 'lastModified'] as const).flatMap((field) => {
    const day = fields[field];
    if (!day || day <= tomorrow) return [];
    const message = `${field} ${day} has not come yet; write ${field}: ${today}`;
    return [error(source.file, source.place([field]), message, 'later-than-change')];
  });
}

/** Readers and feeds recognize a change by its date. A few words, as of a typo, may do without. */
function unmodified(file: Talk, before: Talk, today: string): Finding[] {
  if (words(file) === words(before)) return [];
  const { lastModified } = file.fields;
  if (lastModified !== before.fields.lastModified || lastModified === today) return [];
  const place = file.source.place([lastModified ? 'lastModified' : 'date']);
  if (!isRewritten(before, file)) {
    const message = `a few words of the text have changed; if that matters to readers, write lastModified: ${today}`;
    return [warning(file.source.file, place, message, 'last-modified-stands-still')];
  }
  const message = `the text has changed, but lastModified has not; write lastModified: ${today}`;
  const finding = error(file.source.file, place, message, 'last-modified-stands-still');
  return [{ ...finding, set: { lastModified: today } }];
}

/** A published URL stays valid, and a feed item never appears twice. */
function moved(file: ContentFile, before: ContentFile, feedAuthority: string): Finding[] {
  if (file.id === before.id || !('aliases' in before.fields)) return [];
  if (isTalk(before) && before.fields.draft) return [];
  const alias = `/${pageKey(`${before.collection}/${before.id}`)}/`;
  const set: Finding['set'] = aliasesOf(file).includes(alias) ? {} : { aliases: alias };
  if (isTalk(file) && isTalk(before)) {
    const feedId = before.fields.feedId ?? defaultFeedId({ feedAuthority }, before.id);
    if (file.fields.feedId !== feedId) set.feedId = feedId;
  }
  const lines = Object.entries(set).map(([field, value]) =>
    field === 'aliases' ? `aliases: [${value}]` : `${field}: ${value}`,
  );
  if (!lines.length) return [];
  const message = `this file was ${before.source.file}; write ${lines.join(' and ')}`;
  return [{ ...error(file.source.file, file.source.place([]), message, 'moved-file'), set }];
}

/** Only the former title shows whether a talk whose names are hidden has another one. */
function publishedTitle({ source, fields }: Talk, before: Talk): Finding[] {
  const isHidden = fields.withdrawn?.hideNames && !before.fields.withdrawn?.hideNames;
  if (!isHidden || !fields.title || fields.title !== before.fields.title) return [];
  const message =
    'hideNames hides the title on the site, but not in this file, which is public; write another title';
  return [warning(source.file, source.place(['title']), message, 'hidden-names')];
}

/** Returns a file as it was; undefined if it is new. */
export function entryBefore({ collection }: ContentFile, { from, before }: Change) {
  if (from === undefined || before === undefined) return undefined;
  const id = from.split('/').slice(2).join('/').replace(/\.md$/, '');
  return readContentFile(collection, id, from, before);
}

function isTalk(file: ContentFile | undefined): file is Talk {
  return file?.collection === 'talks';
}

function publishedTalk(file: ContentFile | undefined): Talk | undefined {
  return isTalk(file) && !file.fields.draft && !file.fields.withdrawn ? file : undefined;
}

/** Returns whether at least ten words were added, deleted or replaced. */
function isRewritten(before: Talk, after: Talk): boolean {
  const [a, b] = [words(before).split(' '), words(after).split(' ')];
  const parts = diffArrays(a, b, { maxEditLength: 2 * fewWords });
  const count = (kind: 'added' | 'removed') =>
    (parts ?? []).reduce((sum, part) => sum + (part[kind] ? part.count : 0), 0);
  return !parts || Math.max(count('added'), count('removed')) >= fewWords;
}

const fewWords = 10;

/** Returns a body with its white space collapsed, which no reader sees. */
function words({ source }: ContentFile): string {
  return source.body.replace(/\s+/g, ' ').trim();
}
