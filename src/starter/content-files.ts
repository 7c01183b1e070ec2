import { stringify } from 'yaml';
import type { Site } from '../archive/site.ts';
import { contentFileText } from '../loader/content-text.ts';

/** Fields of `content/site.yaml` that differ in every archive. */
export type Settings = Pick<
  Site,
  'title' | 'description' | 'url' | 'language' | 'license' | 'repository' | 'feedAuthority'
>;

/** Returns the settings and pages that every archive has, by path. */
export function contentFiles(settings: Settings): Map<string, string> {
  return new Map([
    ['content/site.yaml', siteText(settings)],
    ['content/pages/home.md', contentFileText({ title: 'Talks' }, home)],
    ['content/pages/about.md', contentFileText({ title: 'About this archive' }, about)],
  ]);
}

/** Returns a talk with its conference and topic that show an author how it's done, by path. */
export function exampleFiles({ language }: Settings, today: string): Map<string, string> {
  const conference = `example-conference-${today.slice(0, 4)}`;
  const name = `Example Conference ${today.slice(0, 4)}`;
  const talk = {
    title: 'How to write a summary',
    speakers: ['Ada Example'],
    date: today,
    topics: ['writing'],
    language: /^en\b/.test(language) ? undefined : 'en',
    textLanguage: /^en\b/.test(language) ? undefined : 'en',
    downloads: [{ type: 'slides', title: 'Slides', url: 'https://example.org/slides.pdf' }],
  };
  return new Map([
    [
      `content/conferences/${conference}.md`,
      contentFileText({ name, series: 'Example Conference', startDate: today, city: 'Anywhere' }),
    ],
    ['content/topics/writing.md', contentFileText({ name: 'Writing' })],
    [
      `content/talks/${conference}/how-to-write-a-summary.md`,
      contentFileText(talk, example, ['speakers', 'topics']),
    ],
  ]);
}

/** What to change in the files of an imported archive before the site is published. */
export const contentTodos = [
  'content/site.yaml: title, description, url, language, license (a guess), and feedAuthority, which must never change after the first publication',
  'content/pages/home.md: the title, and the sentence above the list of talks',
  'content/pages/about.md: what the archive is, and whom to ask',
];

const home = 'The talks of our conferences: summaries, speakers, slides and recordings.';

const about = `Each talk in this archive has a page: who gave it, when and where, what it was about, and where to find the slides and the recording.

Every text is a Markdown file. Anyone can propose a change.`;

const example = `Begin with what the speaker wanted to show. This example is a summary of a talk about summaries; replace it, its conference and its topic with your own.

## What to write

Say in your own words what was said, in fewer words than the talk. Leave out the greeting and the joke about the projector.

## What to link

Add the slides, the code and the recording to the \`downloads\` above the text, where readers look for them.`;

function siteText(settings: Settings): string {
  const line = (field: keyof Settings) => stringify({ [field]: settings[field] }).trim();
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
