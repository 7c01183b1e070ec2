import { contentFileText } from '../src/loader/content-text.ts';

/** Returns the files that make an empty folder an archive, by path. */
export function newArchiveFiles(
  license: string,
  language: string,
  year: string,
): Map<string, string> {
  return new Map([
    ['content/site.yaml', site(license, language, year)],
    ['content/pages/home.md', contentFileText({ title: 'Talks' }, home)],
    ['content/pages/about.md', contentFileText({ title: 'About this archive' }, about)],
  ]);
}

/** What to change in these files before the site is published. */
export const newArchiveTodos = [
  'content/site.yaml: title, description, url, language, license (a guess), and feedAuthority, which must never change after the first publication',
  'content/pages/home.md: the title, and the sentence above the list of talks',
  'content/pages/about.md: what the archive is, and whom to ask',
];

const home = 'The talks of our conferences: summaries, speakers, slides and recordings.';

const about = `Each talk in this archive has a page: who gave it, when and where, what it was about, and where to find the slides and the recording.

Every text is a Markdown file. Anyone can propose a change.`;

function site(license: string, language: string, year: string): string {
  return `# The settings of this archive.

# The version of the content format. Leave it as it is.
contract: 1

# The name of the archive, and one sentence about it.
title: Our talks
description: The talks of our conferences, with their slides and recordings.

# The URL of the site, with its base path if it has one.
url: https://archive.example/

# The language of the site, and of talks that don't set their own (BCP 47).
language: ${language}

# The license of texts that don't set their own (SPDX).
license: ${license}

# The repository of the content, for the links that propose a change.
# repository: https://github.com/your-name/your-archive

# A domain that was yours, and a year in which it was: every feed id starts with them.
# Set it before you first publish. Never change it, even if you lose the domain.
feedAuthority: archive.example,${year}
`;
}
