import {
  appendFileSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Random } from './generate.ts';

/** What is edited: an archive that `generateArchive` wrote, and a copy of the program. */
interface EditedFolders {
  archive: string;
  project: string;
}

/** A change that people make between two builds. It returns what it edited. */
type Edit = (folders: EditedFolders, random: Random, number: number) => string;

export const editKinds: Record<string, Edit> = {
  text: editTalk((text, _random, number) => `${text}\nWords that edit ${number} added.\n`),
  title: editTalk((text, _random, number) =>
    field(text, 'title', `Talk renamed by edit ${number}`),
  ),
  speakers: editTalk((text, random) =>
    field(text, 'speakers', `[Speaker ${'abcdefgh'[random(8)]}, Speaker New${'xyz'[random(3)]}]`),
  ),
  topics: editTalk((text, random) => field(text, 'topics', `[topic-${random(40)}]`)),
  summary: editTalk((text, _random, number) => field(text, 'summary', `In short, edit ${number}.`)),
  'no text': editTalk((text) => `${frontmatter(field(text, 'text', 'none'))}\n`),
  published: editTalk((text, random) =>
    field(text, 'published', `2026-0${1 + random(9)}-1${random(9)}`),
  ),
  link: editTalk((text, random, number, all) => {
    const target = all[random(all.length)]!.split('/').slice(-2).join('/');
    return `${text}\nSee [talk ${number}](../${target}).\n`;
  }),
  conference: ({ archive }, random, number) => {
    const file = pick(archive, 'conferences/*.md', random);
    writeFileSync(
      join(archive, file),
      field(readFileSync(join(archive, file), 'utf8'), 'name', `Conference of edit ${number}`),
    );
    return file;
  },
  topic: ({ archive }, random, number) => {
    const file = pick(archive, 'topics/*.md', random);
    appendFileSync(join(archive, file), `\nMore about it, edit ${number}.\n`);
    return file;
  },
  add: ({ archive }, random, number) => {
    const file = pick(archive, 'talks/*/*.md', random);
    const added = join(dirname(file), `added-by-edit-${number}.md`);
    const text = readFileSync(join(archive, file), 'utf8');
    writeFileSync(join(archive, added), field(text, 'title', `Talk added by edit ${number}`));
    return added;
  },
  delete: ({ archive }, random) => {
    const file = pick(archive, 'talks/*/*.md', random);
    rmSync(join(archive, file));
    unlink(archive, file);
    return file;
  },
  rename: ({ archive }, random, number) => {
    const file = pick(archive, 'talks/*/*.md', random);
    const renamed = join(dirname(file), `renamed-by-edit-${number}.md`);
    renameSync(join(archive, file), join(archive, renamed));
    unlink(archive, file);
    return `${file} → ${renamed}`;
  },
  download: ({ archive }, random, number) => {
    const file = pick(archive, 'talks/*/*.md', random);
    const slides = `slides-${number}.txt`;
    mkdirSync(join(archive, 'public/downloads'), { recursive: true });
    writeFileSync(join(archive, 'public/downloads', slides), `Slides of edit ${number}.\n`);
    const text = readFileSync(join(archive, file), 'utf8');
    writeFileSync(
      join(archive, file),
      field(text, 'downloads', `[{ type: slides, file: ${slides} }]`),
    );
    return file;
  },
  site: ({ archive }, _random, number) => {
    const file = 'content/site.yaml';
    const text = readFileSync(join(archive, file), 'utf8');
    writeFileSync(
      join(archive, file),
      text.replace(/^description: .*$/m, `description: As of edit ${number}.`),
    );
    return file;
  },
  template: ({ project }, _random, number) => {
    const file = 'src/layouts/Page.astro';
    const text = readFileSync(join(project, file), 'utf8');
    writeFileSync(join(project, file), text.replace('Summaries', `Summaries (edit ${number})`));
    return file;
  },
  style: ({ project }, _random, number) => {
    const file = 'src/styles/base.css';
    appendFileSync(join(project, file), `\n.edit-${number} {\n  margin: ${number}px;\n}\n`);
    return file;
  },
  plugin: ({ project }, _random, number) => {
    const file = 'src/markdown/rehype-page.ts';
    appendFileSync(join(project, file), `\n// Edit ${number}.\n`);
    return file;
  },
};

/** Returns an edit of a random talk's file. */
function editTalk(
  edit: (text: string, random: Random, number: number, all: string[]) => string,
): Edit {
  return ({ archive }, random, number) => {
    const all = globSync('content/talks/*/*.md', { cwd: archive }).sort();
    const file = all[random(all.length)]!;
    const text = readFileSync(join(archive, file), 'utf8');
    writeFileSync(join(archive, file), edit(text, random, number, all));
    return file;
  };
}

function pick(archive: string, pattern: string, random: Random): string {
  const all = globSync(`content/${pattern}`, { cwd: archive }).sort();
  return all[random(all.length)]!;
}

/** Sets a field of the frontmatter: in its line, or at the end if it is missing. */
function field(text: string, name: string, value: string): string {
  const line = `${name}: ${value}`;
  const existing = new RegExp(`^${name}: .*$`, 'm');
  return existing.test(text)
    ? text.replace(existing, line)
    : text.replace('\n---\n', `\n${line}\n---\n`);
}

function frontmatter(text: string): string {
  return text.slice(0, text.indexOf('\n---\n') + '\n---\n'.length);
}

/** Removes the links to a deleted talk, because `check` reports them. */
function unlink(archive: string, file: string) {
  const link = new RegExp(`^See \\[[^\\]]*\\]\\(\\.\\./[^)]*/${basename(file)}\\)\\.\\n`, 'gm');
  for (const other of globSync('content/talks/*/*.md', { cwd: archive })) {
    const text = readFileSync(join(archive, other), 'utf8');
    if (link.test(text)) writeFileSync(join(archive, other), text.replace(link, ''));
  }
}
