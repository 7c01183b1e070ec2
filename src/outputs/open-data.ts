import type { Archive } from '../archive/archive.ts';
import { formerIds } from '../archive/conference.ts';
import { talkRecord } from '../archive/talk.ts';
import type { Conference, Talk } from '../archive/model.ts';
import { bibtex, cslItem } from '../data/citation.ts';
import { archiveData, conferenceData, dataJson, talksData } from '../data/files.ts';
import { dataSchema, dataSchemas, type DataFile } from '../data/schemas.ts';
import { citationsPath, conferenceDataPath, dataPath, dataSchemaPath, withBase } from '../paths.ts';
import { eagerOutput, fileOf, type TextOutput } from './output.ts';
import { digestOf } from './view-data.ts';

/** Returns the files for programs of others, which `docs/data.md` describes. */
export function openData(archive: Archive): TextOutput[] {
  const { site, talks, conferences } = archive;
  const file = (path: string) => fileOf(withBase(''), path);
  return [
    eagerOutput(file(dataPath('archive')), dataJson(archiveData(archive))),
    {
      file: file(dataPath('talks')),
      cacheKeyData: () => [site, talks.map(talkKey)],
      text: () => dataJson(talksData(archive)),
    },
    ...conferences.flatMap((conference) => {
      const records = () => conference.talks.map(talkRecord);
      const texts = {
        json: () => dataJson(conferenceData(conference, site)),
        bib: () =>
          records()
            .map((talk) => bibtex(talk, site))
            .join('\n'),
        csl: () => JSON.stringify(records().map((talk) => cslItem(talk, site))),
      };
      // Programs don't follow pages that redirect, so former addresses have copies.
      return [conference.id, ...formerIds(conference)].flatMap((id) =>
        [
          { path: conferenceDataPath({ id }), text: texts.json },
          { path: citationsPath({ id }, 'talks.bib'), text: texts.bib },
          { path: citationsPath({ id }, 'talks.csl.json'), text: texts.csl },
        ].map(({ path, text }) => ({
          file: file(path),
          cacheKeyData: () => [site, conferenceKey(conference)],
          text,
        })),
      );
    }),
    ...(Object.keys(dataSchemas) as DataFile[]).map((name) =>
      eagerOutput(file(dataSchemaPath(name)), JSON.stringify(dataSchema(name))),
    ),
  ];
}

/** Returns plain data that changes with the conference or any of its talks. */
function conferenceKey({ talks, withdrawn: _, body, series, ...fields }: Conference): unknown {
  return [fields, series?.name, body.key, talks.map(talkKey)];
}

/** Unlike pages, data changes with every byte of a talk's file. */
function talkKey(talk: Talk) {
  return [digestOf(talkRecord(talk)), talk.swhid];
}
