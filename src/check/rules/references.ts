import { nameKey, slug, topicSlug } from '../../archive/slug.ts';
import { type ContentFile, allFiles } from '../../loader/content-file.ts';
import { listDownloads } from '../../loader/content-folder.ts';
import { nearest } from '../../loader/did-you-mean.ts';
import { plural, type Finding } from '../../loader/finding.ts';
import { error, start, warning, type Source } from '../../loader/source.ts';
import { formerIds } from '../site-paths.ts';
import type { Rule } from './rule.ts';

/** The conferences and topics that files name exist. */
export const references: Rule = ({ files }) => [
  ...unknownConferences(files),
  ...unknownTopics(files),
  ...replacedInCircles(files),
];

function unknownConferences(files: readonly ContentFile[]): Finding[] {
  const conferences = allFiles(files, 'conferences');
  const ids = new Set(conferences.map(({ id }) => id));
  const folders = Map.groupBy(allFiles(files, 'talks'), ({ id }) => id.split('/', 1)[0] ?? '');
  const withoutTalks = conferences.filter(({ id }) => !folders.has(id));
  /** Returns the only conference without talks that had this id, or was held on this day. */
  const renamedFrom = (id: string, date = '') => {
    const [found, ...others] = withoutTalks.filter(
      ({ fields: { startDate = '', endDate = startDate, aliases = [] } }) =>
        aliases.includes(`/conferences/${id}/`) || (startDate <= date && date <= endDate),
    );
    return others.length ? undefined : found?.id;
  };
  return [...folders].flatMap(([conference, talks]) => {
    // The name of a folder that isn't an id is reported.
    if (ids.has(conference) || ids.has(slug(conference))) return [];
    const near = nearest(conference, ids);
    const renamed = renamedFrom(conference, talks.find(({ fields }) => fields.date)?.fields.date);
    const add = `add content/conferences/${conference}.md`;
    const fix = renamed
      ? `content/conferences/${renamed}.md has no talks: rename the folder to ${renamed}, or that file to ${conference}.md`
      : near
        ? `did you mean ${near}? If not, ${add}`
        : `${add}, or move its talks to an existing conference`;
    return missingFile(talks, `unknown conference "${conference}"`, fix, 'unknown-conference');
  });
}

function unknownTopics(files: readonly ContentFile[]): Finding[] {
  const topics = allFiles(files, 'topics');
  const ids = new Set(topics.map(({ id }) => id));
  const spellings = new Map<string, string>();
  for (const { id, fields } of topics)
    for (const name of [id, fields.name ?? '', ...(fields.alsoKnownAs ?? [])])
      if (!spellings.has(spelling(name))) spellings.set(spelling(name), id);
  for (const topic of topics)
    for (const id of formerIds(topic))
      if (!spellings.has(spelling(id))) spellings.set(spelling(id), topic.id);
  // Lines that are one value are reported as such.
  const unknown = files
    .flatMap(mentions)
    .filter(({ name }) => !ids.has(name) && !name.includes('\n'));

  return [...Map.groupBy(unknown, ({ name }) => name)].flatMap(([name, places]) => {
    const inEach = (message: string, rule: string) =>
      places.map(({ source, path }) => error(source.file, source.place(path), message, rule));
    const id = spellings.get(spelling(name));
    if (id)
      return inEach(
        `the topic "${name}" is another name of ${id}; write ${id}`,
        'topic-spelling',
      ).map((finding) => ({ ...finding, value: id }));
    const words = name.split(name.includes(', ') ? ', ' : ' ');
    if (
      name.includes(', ') ||
      (words.length > 1 && words.every((word) => spellings.has(spelling(word))))
    ) {
      const found = words.map((word) => spellings.get(spelling(word)) ?? word).join(', ');
      return inEach(`the topic "${name}" looks like several; write [${found}]`, 'unknown-topic');
    }
    const near = nearest(name, ids);
    const add = `add content/topics/${topicSlug(name) || '<topic>'}.md`;
    const fix = near
      ? `did you mean ${near}? If not, ${add}`
      : `${add}, or write an existing topic`;
    return missingFile(places, `unknown topic "${name}"`, fix, 'unknown-topic');
  });
}

/** Returns one finding for a file that is missing, at the first of the places that name it. */
function missingFile(
  places: readonly { source: Source; path?: PropertyKey[] }[],
  found: string,
  fix: string,
  rule: string,
): Finding[] {
  const [first] = places;
  if (!first) return [];
  const { source, path } = first;
  const files = new Set(places.map((place) => place.source.file));
  const others = [...files].filter((file) => file !== source.file);
  const also = others.length ? `, also in ${plural(others.length, 'other file')}` : '';
  const place = path ? source.place(path) : start;
  return [{ ...error(source.file, place, `${found}${also}; ${fix}`, rule), others }];
}

/** Topics that replace each other would redirect in circles. */
function replacedInCircles(files: readonly ContentFile[]): Finding[] {
  const topics = new Map(allFiles(files, 'topics').map((file) => [file.id, file]));
  return [...topics.values()].flatMap(({ id, source }) => {
    let next = topics.get(id)?.fields.replacedBy;
    for (let steps = 0; next !== undefined && next !== id && steps < topics.size; steps++)
      next = topics.get(next)?.fields.replacedBy;
    if (next !== id) return [];
    const message = `replacedBy forms a circle back to ${id}; delete it from one of the topics`;
    return [error(source.file, source.place(['replacedBy']), message, 'replaced-in-circles')];
  });
}

/** Returns the topics that a file names, with their places. */
function mentions({ fields, source }: ContentFile) {
  const topics = ('topics' in fields && fields.topics) || [];
  const related = ('related' in fields && fields.related) || [];
  const replacedBy = 'replacedBy' in fields ? fields.replacedBy : undefined;
  return [
    ...topics.map((name, index) => ({ name, source, path: ['topics', index] })),
    ...related.map((name, index) => ({ name, source, path: ['related', index] })),
    ...(replacedBy === undefined ? [] : [{ name: replacedBy, source, path: ['replacedBy'] }]),
  ];
}

/** Returns the same key for all spellings of a topic; C++ and C# differ. */
function spelling(name: string): string {
  return nameKey(name).replace(/[-_.\s]/g, '');
}

/** Every topic and download is used by a talk. */
export const usage: Rule = async ({ paths, files }) => {
  const talks = allFiles(files, 'talks');
  // An invalid talk may use any of them.
  if (talks.some(({ data }) => !data)) return [];
  const topics = new Set(talks.flatMap(({ fields }) => fields.topics ?? []));
  const downloads = new Set(
    talks.flatMap(({ fields }) => (fields.downloads ?? []).flatMap(({ file }) => file ?? [])),
  );
  const unused = allFiles(files, 'topics')
    .filter(({ id, data }) => data && !topics.has(id) && !data.replacedBy)
    .map(({ id, source }) => {
      const message = `no talk has the topic ${id}; add it to the topics of a talk, even of a withdrawn one, or delete it if it is new`;
      return warning(source.file, start, message, 'unused-topic');
    });
  const orphans = (await listDownloads(paths))
    .filter((file) => !downloads.has(file))
    .map((file) => {
      const message = `no talk lists this file; delete it, or add file: ${file} to the downloads of a talk`;
      return warning(`public/downloads/${file}`, start, message, 'orphaned-download');
    });
  return [...unused, ...orphans];
};

const requiredFiles = ['content/site.yaml', 'content/pages/home.md', 'content/pages/about.md'];

/** An archive has the required files, and a talk has a body unless its `text` is `none`. */
export const required: Rule = ({ files }) => {
  const existing = new Set(files.map(({ source }) => source.file));
  const message = 'this file is missing; every archive needs one';
  const missing = requiredFiles
    .filter((file) => !existing.has(file))
    .map((file) => error(file, start, message, 'missing-file'));
  const empty = allFiles(files, 'talks').flatMap(({ source, fields, textDigest }) => {
    if (!fields.text || fields.text === 'none' || fields.withdrawn || textDigest) return [];
    const message = 'the body is empty; write it, or set text: none until then';
    return [error(source.file, source.place(['text'], 'key'), message, 'empty-text')];
  });
  return [...missing, ...empty];
};
