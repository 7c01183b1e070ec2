import type { Content } from '../archive/archive.ts';
import type {
  ConferenceFields,
  SpeakerFields,
  TalkFields,
  TopicFields,
} from '../archive/fields.ts';
import type { ContentEntry } from '../archive/model.ts';

/** The fields of a speaker's file. */
export const speakerFields: SpeakerFields = { name: 'Nobody', alsoKnownAs: [], aliases: [] };
/** The fields of a conference's file. */
export const conferenceFields: ConferenceFields = {
  name: 'C',
  startDate: '2020-01-01',
  online: false,
  organizers: [],
  aliases: [],
};

/** Returns the content of an archive of one conference, c, without talks. */
export function content(parts: Partial<Content>): Content {
  return {
    site: {
      title: 'Archive',
      description: 'Talks.',
      url: 'https://a.example/',
      language: 'en',
      license: 'CC-BY-4.0',
      branch: 'main',
      feedAuthority: 'a.example,2020',
    },
    home: { id: 'home', title: 'Home', aliases: [], html: '' },
    ownPages: [],
    conferences: [entry('c', conferenceFields)],
    talks: [],
    topics: [],
    speakers: [],
    ...parts,
  };
}

/** Returns a talk that has a summary and no optional fields. */
export function talk(id: string, fields: Partial<TalkFields> = {}): ContentEntry<TalkFields> {
  return entry(id, {
    title: id,
    speakers: [],
    date: '2020-01-01',
    changes: [],
    postscripts: [],
    text: 'summary',
    topics: [],
    format: 'talk',
    downloads: [],
    alsoKnownAs: [],
    author: [],
    madeFrom: [],
    aliases: [],
    draft: false,
    ...fields,
  });
}

export function topic(id: string, fields: Partial<TopicFields> = {}): ContentEntry<TopicFields> {
  return entry(id, { name: id, alsoKnownAs: [], related: [], aliases: [], ...fields });
}

export function entry<Fields>(id: string, data: Fields): ContentEntry<Fields> {
  return { id, data, body: { key: id, html: '<p>Opening.</p>', opening: 'Opening.', images: [] } };
}
