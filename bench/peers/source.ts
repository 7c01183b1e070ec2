import { readFile } from 'node:fs/promises';
import { archive, type Archive } from '../../src/archive/archive.ts';
import { type ContentEntry, emptyBody } from '../../src/archive/model.ts';
import { listContent } from '../../src/loader/content-folder.ts';
import { validFiles, readContentFile, type ContentFile } from '../../src/loader/content-file.ts';
import { archivePaths } from '../../src/loader/archive-paths.ts';
import { readSite } from '../../src/loader/site.ts';

/** An archive as Aftertalk's build reads it, with its texts in Markdown. */
export interface Source {
  archive: Archive;
  /** Returns the Markdown below a file's frontmatter. */
  body(collection: ContentFile['collection'], id: string): string;
}

/**
 * Reads an archive with Aftertalk's own reader, so that the peers build the same pages.
 * @throws if a file has errors
 */
export async function readSource(root: string): Promise<Source> {
  const paths = archivePaths({ ARCHIVE_DIR: root });
  const { files: listed } = await listContent(paths);
  const files: ContentFile[] = [];
  for (const { collection, id, file, path } of listed)
    files.push(readContentFile(collection, id, file, await readFile(path, 'utf8')));
  const broken = files.find(({ data }) => !data);
  if (broken) throw new Error(`${broken.source.file} has errors; npm run check lists them`);

  const bodies = new Map(
    files.map(({ collection, id, source }) => [`${collection}/${id}`, source.body]),
  );
  const pages = new Map(validFiles(files, 'pages').map(({ id, data }) => [id, data]));
  const page = (id: string) => ({ id, title: id, ...pages.get(id), aliases: [], html: '' });
  return {
    archive: archive({
      site: readSite(paths),
      home: page('home'),
      ownPages: [page('about')],
      conferences: validFiles(files, 'conferences').map(entry),
      topics: validFiles(files, 'topics').map(entry),
      speakers: validFiles(files, 'speakers').map(entry),
      talks: validFiles(files, 'talks')
        .filter(({ data }) => !data.draft)
        .map(entry),
    }),
    body: (collection, id) => bodies.get(`${collection}/${id}`)?.trim() ?? '',
  };
}

function entry<Fields>({ id, data }: { id: string; data: Fields }): ContentEntry<Fields> {
  return { id, data, body: emptyBody };
}
