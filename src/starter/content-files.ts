import { stringify } from 'yaml';
import { interfaceLanguage, wordsLanguage, type Site } from '../archive/site.ts';
import { slug } from '../archive/slug.ts';
import { contentFileText } from '../loader/content-text.ts';
import { wordsOf } from '../words/index.ts';

/** Fields of `content/site.yaml` that differ in every archive. */
export type Settings = Pick<Site, 'title' | 'url' | 'language' | 'license' | 'feedAuthority'> &
  Partial<Pick<Site, 'description' | 'repository'>>;

/** Returns the settings and pages that every archive has, by path. */
export function contentFiles(settings: Settings): Map<string, string> {
  const { starter, sections } = startingWords(settings);
  const { description = starter.description(settings.title) } = settings;
  return new Map([
    ['content/site.yaml', siteText({ ...settings, description })],
    ['content/pages/home.md', contentFileText({ title: sections.Talks }, starter.home)],
    ['content/pages/about.md', contentFileText({ title: starter.about }, starter.aboutText)],
  ]);
}

/**
 * Returns a talk with its conference and topic that show an author how it's done, by path: in the
 * archive's language, or else in English.
 */
export function exampleFiles(settings: Settings, today: string): Map<string, string> {
  const { starter, downloadTypes } = startingWords(settings);
  const { talk, conference: series, city, topic, speaker } = starter;
  const name = `${series} ${today.slice(0, 4)}`;
  const conference = slug(name);
  const own = interfaceLanguage(settings);
  const language = own === settings.language ? undefined : own;
  const fields = {
    title: talk,
    speakers: [speaker],
    date: today,
    topics: [slug(topic)],
    ...{ language, textLanguage: language },
    downloads: [
      { type: 'slides', title: downloadTypes.slides, url: 'https://example.org/slides.pdf' },
    ],
  };
  return new Map([
    [
      `content/conferences/${conference}.md`,
      contentFileText({ name, series, startDate: today, city }),
    ],
    [`content/topics/${slug(topic)}.md`, contentFileText({ name: topic })],
    [
      `content/talks/${conference}/${slug(talk)}.md`,
      contentFileText(fields, starter.text('`downloads`'), ['speakers', 'topics']),
    ],
  ]);
}

/** Returns the words of a language that may be invalid: the check reports it. */
const startingWords = (settings: Settings) => wordsOf({ language: wordsLanguage(settings) });

/** What to change in the files of an imported archive before the site is published. */
export const contentTodos = [
  'content/site.yaml: title, description, url, language, license (a guess), and feedAuthority, which must never change after the first publication',
  'content/pages/home.md: the title, and the sentence above the list of talks',
  'content/pages/about.md: what the archive is, and whom to ask',
];

function siteText(settings: Settings): string {
  const line = (field: keyof Settings) =>
    stringify({ [field]: settings[field] }, { lineWidth: 0 }).trim();
  const repository = 'repository: https://github.com/your-name/your-archive';
  return `# The settings of this archive.

# The version of the content format. Leave it as it is.
contract: 1

# The name of the archive, and one sentence about it.
${line('title')}
${line('description')}

# The URL of the site, with its base path if it has one.
${line('url')}

# The language of the site, and of talks that don't set their own (BCP 47).
${line('language')}

# The license of texts that don't set their own (SPDX).
${line('license')}

# The repository of the content, for the links that propose a change.
${settings.repository ? line('repository') : `# ${repository}`}

# A mail address for texts and corrections, for readers who don't use the repository.
# contact: texts@example.org

# A domain that was yours, and a year in which it was: every feed id starts with them.
# Set it before you first publish. Never change it, even if you lose the domain.
${line('feedAuthority')}

# How it looks: accent, logo, nav and links, and content/site.css. Aftertalk's docs/face.md shows them.
`;
}
