import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import type { TestSite } from '../sites.ts';
import { fieldAddresses, fieldAliases, fieldTexts, texts, type Hostile } from './corpus.ts';

const cache = resolve('.cache/test');

/** The archive of all hostile input that can be published, under a base path. */
export const hostile: TestSite = {
  archive: join(cache, 'archives/hostile'),
  out: join(cache, 'hostile'),
  url: 'https://hostile.example/base/',
};

const address = fieldAddresses[0]?.value ?? '';
const siteText = '</title></script><script>pwned()</script>"><img src=x onerror=pwned()>';

/** Writes the files that every archive needs, with hostile texts. */
export async function writeArchive(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await write(join(root, 'content/site.yaml'), {
    contract: 1,
    title: `Hostile ${siteText}`,
    description: `Hostile input. ${siteText}`,
    url: 'https://hostile.example/base/',
    language: 'en',
    license: 'CC-BY-4.0',
    repository: address,
    branch: siteText,
    feedAuthority: 'hostile.example,2020',
  });
  for (const page of ['home', 'about'])
    await write(join(root, `content/pages/${page}.md`), { title: siteText }, siteText);
}

/** Writes every text of the corpus as a talk, and every text for fields in all fields. */
export async function writeCorpus(root: string): Promise<void> {
  const kinds = new Set([...texts, ...fieldTexts].map(({ id }) => dirname(id)));
  for (const kind of [...kinds, 'address', 'alias'])
    await writeConference(root, kind, { name: kind });
  for (const { id, value } of texts) await writeTalk(root, id, {}, value);
  for (const text of fieldTexts) await writeFields(root, text);
  for (const { id, value } of fieldAddresses) {
    const downloads = [{ type: 'link', title: value, url: value, archivedUrl: value }];
    await writeTalk(root, id, { originalUrl: value, downloads, speakers: [speaker(id, id)] });
    const websites = { website: value, archivedWebsite: value };
    await writeConference(root, slugged(id), { name: id, ...websites });
    await write(join(root, `content/speakers/${slugged(id)}.md`), { name: id, website: value });
  }
  for (const { id, value } of fieldAliases) await writeTalk(root, id, { aliases: [value] });
}

/** Writes a talk with these fields, and valid ones for the rest. */
export function writeTalk(root: string, id: string, fields: object, body = 'A text.') {
  const valid = { title: id, speakers: [], date: '2020-05-01' };
  return write(join(root, `content/talks/${id}.md`), { ...valid, ...fields }, body);
}

/** Writes a talk with lines of frontmatter, which replace the valid lines of the same names. */
export async function writeRawTalk(root: string, { id, value }: Hostile): Promise<void> {
  const valid = ['title: A talk', 'speakers: []', 'date: 2020-05-01'];
  const others = valid.filter((line) => !value.match(new RegExp(`^${line.split(':')[0]}:`, 'm')));
  const path = join(root, `content/talks/${id}.md`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `---\n${[...others, value].join('\n')}\n---\n\nA text.\n`);
}

export function writeConference(root: string, id: string, fields: object) {
  const path = join(root, `content/conferences/${id}.md`);
  return write(path, { startDate: '2020-05-01', ...fields });
}

/** Writes downloads that run when they are opened, and links to files outside of the archive. */
export async function writeDownloads(root: string): Promise<void> {
  const folder = join(root, 'public/downloads/hostile');
  await mkdir(folder, { recursive: true });
  for (const name of ['slides.html', 'slides.svg', 'slides2.SVG', 'slides.xml', 'code.mjs'])
    await writeFile(join(folder, name), '<script>pwned()</script>');
  await writeFile(join(root, 'talk.pdf'), 'out of reach');
  await symlink(join(root, 'talk.pdf'), join(folder, 'link.pdf'));
  await symlink(root, join(folder, 'folder'));
}

async function writeFields(root: string, { id, value }: Hostile) {
  const topicName = value.replaceAll(',', ' ');
  const slug = slugged(id);
  await writeTalk(
    root,
    id,
    {
      title: value,
      speakers: [{ ...speaker(value, slug), affiliation: value, role: value }],
      track: value,
      changes: [{ date: '2020-06-01', note: value }],
      summary: value,
      topics: [slug],
      alsoKnownAs: [value],
      author: [value],
      downloads: [{ type: 'link', title: value, url: address }],
      feedId: `${value} ${id}`,
    },
    value,
  );
  const names = { name: value, series: `${value} ${slug}`, organizers: [value] };
  await writeConference(root, slug, { ...names, city: value, country: value, venue: value });
  await write(join(root, `content/topics/${slug}.md`), {
    name: topicName,
    alsoKnownAs: [`${value} x`],
  });
  const about = { name: value, sortName: value, alsoKnownAs: [`${value} ${slug}`] };
  await write(join(root, `content/speakers/${slug}.md`), about, value);
}

function speaker(name: string, id: string) {
  return { name, id: slugged(id) };
}

function slugged(id: string): string {
  return id.replace('/', '-');
}

async function write(path: string, fields: object, body = '') {
  await mkdir(dirname(path), { recursive: true });
  const yaml = stringify(fields, { aliasDuplicateObjects: false });
  await writeFile(path, path.endsWith('.yaml') ? yaml : `---\n${yaml}---\n\n${body}\n`);
}
