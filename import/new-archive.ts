import { contentFileText } from '../src/loader/content-writer.ts';

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

const home =
  'The talks of our conferences: what was said, who said it, and where to find the rest.';

const about = `This archive keeps talks: who gave them, when and where, what they were about, and what the speakers left behind.

Each talk is a Markdown file. Anyone may propose a change.`;

function site(license: string, language: string, year: string): string {
  return `# Everything that makes this archive yours. Change it here, and nowhere else.

# The version of the content format. Leave it as it is.
contract: 1

# The name of the archive, and what it holds in a sentence.
title: Our talks
description: The talks of our conferences, kept where they can be found again.

# Where the site will be found, with its base path if it has one.
url: https://archive.example/

# The language of the site and of every talk that names no other (BCP 47).
language: ${language}

# The license of every text that names no other (SPDX).
license: ${license}

# Where the content is kept, for the links that propose a change.
# repository: https://github.com/your-name/your-archive

# A domain you held and a year in which you held it: the root of every feed id.
# Choose it before the first publication and never change it, whatever becomes of the domain.
feedAuthority: archive.example,${year}
`;
}
