import { z } from 'zod';
import { slug } from '../src/archive/slug.ts';
import { catalogItems, optionalText } from './catalog.ts';
import { isoDay } from './dates.ts';
import { downloadFromUrl } from './downloads.ts';
import { defaultFieldMap } from './field-names.ts';
import { reasonOf, type ImportedItem } from './imported-item.ts';
import { postFields } from './post-fields.ts';
import { parseYaml } from './post-frontmatter.ts';
import { urlOnSite } from './sites.ts';
import { anyTextToMarkdown } from './text/any-text.ts';
import { singleLine } from './text/characters.ts';

const eventSchema = z.object({
  title: z.string(),
  description: optionalText,
  location: optionalText,
  start_date: optionalText,
  end_date: optionalText,
  website: optionalText,
});
const recordingSchema = z.looseObject({
  title: z.string().trim().min(1, 'is empty'),
  description: optionalText,
  video_provider: optionalText,
  video_id: optionalText,
  talks: z.array(z.unknown()).nullish(),
});
type Recording = z.output<typeof recordingSchema>;

/**
 * Reads the data of rubyevents.org: `<series>/<event>/event.yml`, and `videos.yml` with a list of talks.
 * Of a recording of several talks, each becomes one.
 * @param source a folder or a .tar.gz
 */
export function readRubyevents(
  source: string,
  onProgress?: (share: number) => void,
): AsyncGenerator<ImportedItem> {
  return catalogItems(source, onProgress, (place, text) => {
    const [event = '', name = ''] = place.split('/').slice(-2);
    if (!/^(?:event|videos)\.ya?ml$/.test(name)) return undefined;
    const data = parseYaml(text());
    const id = slug(event) || 'conference';
    if (name.startsWith('event')) return [toConference(place, id, data)];
    return z
      .array(z.unknown())
      .parse(data)
      .flatMap((each, index) => [...toTalks(`${place}, talk ${index + 1}`, id, each)]);
  });
}

function toConference(place: string, id: string, data: unknown): ImportedItem {
  const { title, description, location, start_date, end_date, website } = eventSchema.parse(data);
  const [city, country] = location?.split(/,\s*(?=[^,]*$)/) ?? [];
  const fields = {
    name: singleLine(title),
    startDate: isoDay(start_date),
    endDate: isoDay(end_date),
    city,
    country,
    online: /^online$/i.test(location ?? '') || undefined,
    website: website ?? undefined,
  };
  return { kind: 'conference', place, id, fields, body: anyTextToMarkdown(description ?? '') };
}

function* toTalks(
  place: string,
  conferenceId: string,
  data: unknown,
  whole?: Recording,
): Generator<ImportedItem> {
  const result = recordingSchema.safeParse(data);
  if (!result.success) {
    yield { kind: 'unread', place, reason: reasonOf(result.error) };
    return;
  }
  const recording = result.data;
  const { title, description, video_provider, video_id, talks, ...stated } = recording;
  for (const [index, talk] of (talks ?? []).entries())
    yield* toTalks(`${place}.${index + 1}`, conferenceId, talk, recording);
  if (talks?.length) {
    yield { kind: 'skipped', what: 'recordings of several talks', place };
    return;
  }
  const {
    talkFields,
    topics,
    downloads = [],
    ...post
  } = postFields(
    { date: whole?.date, ...stated, id: undefined, slug: undefined },
    { map: defaultFieldMap, nameOf: () => undefined, folder: '/' },
  );
  const { video_provider: site, video_id: id } =
    video_provider === 'parent' && whole ? whole : recording;
  const video = downloadFromUrl(urlOnSite(site ?? '', id ?? '') ?? id ?? '');
  const body = anyTextToMarkdown(description ?? '');
  yield {
    kind: 'talk',
    place,
    id: String(stated.id ?? place),
    conferenceId,
    fileName: String(stated.id ?? title),
    fields: {
      title: singleLine(title),
      speakers: [],
      date: post.published,
      language: post.language,
      topics: topics ?? [],
      ...talkFields,
      text: body ? 'abstract' : 'none',
      recording: video && 'published',
      downloads: [...downloads, ...(video ? [{ ...video, type: 'video' as const }] : [])],
    },
    body,
    warnings: [],
    unused: post.unused,
  };
}
