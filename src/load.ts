import { statSync } from 'node:fs';
import { join } from 'node:path';
import { getCollection } from 'astro:content';
import { archive, type Archive, type Entry } from './archive/archive.ts';
import type { Page } from './archive/site.ts';
import type { Text } from './archive/talk.ts';
import { archiveFolder } from './authoring/folder.ts';

/** The whole archive: built once for a build, afresh for each request while writing. */
export function loadArchive(): Promise<Archive> {
  if (import.meta.env.DEV) return read();
  loaded ??= read();
  return loaded;
}

let loaded: Promise<Archive> | undefined;

async function read(): Promise<Archive> {
  const [sites, pages, conferences, topics, speakers, talks] = await Promise.all([
    getCollection('site'),
    getCollection('pages'),
    getCollection('conferences'),
    getCollection('topics'),
    getCollection('speakers'),
    getCollection('talks', ({ data }) => import.meta.env.DEV || !data.draft),
  ]);
  const [site] = sites;
  if (!site) throw new Error('content/site.yaml could not be read; npm run check says why');
  const publicFolder = archiveFolder().public;
  return archive({
    site: { ...site.data, url: new URL(import.meta.env.BASE_URL, import.meta.env.SITE).href },
    home: page(pages, 'home'),
    about: page(pages, 'about'),
    conferences: conferences.map(entry),
    topics: topics.map(entry),
    speakers: speakers.map(entry),
    talks: talks.map((talk) => ({
      ...entry(talk),
      data: {
        ...talk.data,
        downloads: talk.data.downloads.map((download) => ({
          ...download,
          size: download.file
            ? statSync(join(publicFolder, 'downloads', download.file), { throwIfNoEntry: false })
                ?.size
            : undefined,
        })),
      },
    })),
  });
}

interface Stored<Fields> {
  id: string;
  data: Fields;
  rendered?: { html: string; metadata?: Record<string, unknown> };
}

function entry<Fields>({ id, data, rendered }: Stored<Fields>): Entry<Fields> {
  const { opening = '', images = [] } = (rendered?.metadata ?? {}) as Partial<Text>;
  return { id, data, html: rendered?.html ?? '', opening, images };
}

function page(pages: Stored<Omit<Page, 'html'>>[], id: string): Page {
  const found = pages.find((stored) => stored.id === id);
  if (!found) throw new Error(`content/pages/${id}.md could not be read; npm run check says why`);
  return { ...found.data, html: found.rendered?.html ?? '' };
}
