import { readFileSync } from 'node:fs';
import { parseYaml } from './post-frontmatter.ts';
import { fieldKey } from './frontmatter.ts';
import { toStrings } from './field-values.ts';

/** Aftertalk's field → its names in frontmatter, in lower case and without `_` and `-`. */
export type FieldMap = Readonly<Record<string, readonly string[]>>;

const usualNames = {
  title: 'title',
  speakers:
    'speakers speaker presenters presenter presenterslugs speakerslugs talkspeakers lecturer',
  date: 'talkdate eventdate dateofevent start starttime startdate datestart',
  time: 'time talktime starttime start timestart begin',
  track: 'track room hall stage',
  duration: 'duration length minutes talklength',
  format: 'format talkformat talktype sessiontype type kind',
  language: 'language lang talklanguage locale',
  textLanguage: 'textlanguage',
  recording: 'recording recorded',
  published:
    'published publishdate publisheddate pubdate datepublished date created createdat posted',
  lastModified:
    'lastmodified lastmodifiedat lastmod modified updated updateddate updatedat datemodified',
  topics: 'topics tags tag categories category keywords',
  author: 'author authors',
  summary: 'summary description excerpt',
  abstract: 'abstract',
  conference: 'conference event eventname meetup',
  originalUrl: 'originalurl canonicalurl canonical',
  aliases: 'aliases alias permalink url path redirectfrom slug oldurl',
  name: 'slug name',
  feedId: 'feedid guid id',
  license: 'license',
  alsoKnownAs: 'alsoknownas',
  draft: 'draft status',
  slides:
    'slides slidesurl urlslides slidesurls slideurl slideslink slidelink slideshref slidedeck deck presentation speakerdeck speakerdeckurl slideshare',
  video:
    'video videos videourl urlvideo videoid videolink vod youtube youtubeid youtubeurl youtubelink youtubevideoid vimeo vimeoid recordingurl recording',
  code: 'code codeurl urlcode repo repository repourl github githuburl sourcecode',
  audio: 'audio audiourl podcast mp3',
  paper: 'paper paperurl urlpaper urlpdf',
  transcript: 'transcript transcripturl',
  notes: 'notes notesurl',
  link: 'links link resources externalurl externallink eventurl url',
};

export const defaultFieldMap: FieldMap = Object.fromEntries(
  Object.entries(usualNames).map(([field, names]) => [field, names.split(' ')]),
);

/** Names of earlier versions. */
const renamed: Readonly<Record<string, string>> = { path: 'aliases' };

/**
 * Reads a field map; fields that it doesn't name keep their usual names.
 * @throws if the file isn't a field map
 */
export function readFieldMap(file: string): FieldMap {
  const data: unknown = parseYaml(readFileSync(file, 'utf8'));
  if (typeof data !== 'object' || data === null)
    throw new Error(`${file} is not a map of fields; write lines such as speakers: [speaker, who]`);
  const own = Object.entries(data).map(([name, names]) => {
    const field = renamed[name] ?? name;
    if (!Object.hasOwn(defaultFieldMap, field))
      throw new Error(
        `${file}: unknown field "${name}"; write one of ${Object.keys(defaultFieldMap).join(', ')}`,
      );
    return [field, toStrings(names).map(fieldKey)];
  });
  return { ...defaultFieldMap, ...Object.fromEntries(own) };
}
