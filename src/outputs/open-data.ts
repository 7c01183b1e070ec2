import type { Archive } from '../archive/archive.ts';
import { talkRecord } from '../archive/talk.ts';
import type { Conference } from '../archive/model.ts';
import { archiveData, conferenceData, dataJson, talksData } from '../data/files.ts';
import { dataSchema, dataSchemas, type DataFile } from '../data/schemas.ts';
import { conferenceDataPath, dataPath, dataSchemaPath, withBase } from '../paths.ts';
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
      cacheKeyData: () => [site, talks.map((talk) => digestOf(talkRecord(talk)))],
      text: () => dataJson(talksData(archive)),
    },
    ...conferences.map((conference) => ({
      file: file(conferenceDataPath(conference)),
      cacheKeyData: () => [site, conferenceKey(conference)],
      text: () => dataJson(conferenceData(conference, site)),
    })),
    ...(Object.keys(dataSchemas) as DataFile[]).map((name) =>
      eagerOutput(file(dataSchemaPath(name)), JSON.stringify(dataSchema(name))),
    ),
  ];
}

/** Returns plain data that changes with the conference or any of its talks. */
function conferenceKey({ talks, body, series, ...fields }: Conference): unknown {
  return [fields, series?.name, body.key, talks.map((talk) => digestOf(talkRecord(talk)))];
}
