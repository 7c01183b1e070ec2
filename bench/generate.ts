import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Returns a whole number from 0, and below a bound. */
export type Random = (below: number) => number;

/** Returns the same numbers for the same seed: Park and Miller's minimal standard generator. */
export function random(seed: number): Random {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

/**
 * Writes an archive of `count` talks, the same each time: conferences of fifty, one speaker for two
 * talks, forty topics, and texts of about 250 words with a heading and code.
 */
export function generateArchive(folder: string, count: number): void {
  const write = (file: string, text: string) => {
    const path = join(folder, 'content', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write('site.yaml', site);
  write('pages/home.md', '---\ntitle: Generated talks\n---\n\nTalks that nobody gave.\n');
  write('pages/about.md', '---\ntitle: About\n---\n\nMade to be measured.\n');
  for (let topic = 0; topic < topics; topic++)
    write(
      `topics/topic-${topic}.md`,
      `---\nname: Topic ${topic}\n---\n\nWhat topic ${topic} is.\n`,
    );
  for (let index = 0; index < count; index++) {
    const number = Math.floor(index / perConference);
    const day = `${2000 + (number % 25)}-${two((number % 12) + 1)}-10`;
    if (index % perConference === 0)
      write(
        `conferences/conference-${number}.md`,
        `---\nname: Conference ${number}\nseries: Series ${number % 20}\nstartDate: ${day}\n---\n`,
      );
    write(`talks/conference-${number}/talk-${index}.md`, talk(index, day));
  }
}

const topics = 40;
const perConference = 50;
const words =
  'archive build cache deploy error feed graph hash index join kernel lock message node order page queue read server test'.split(
    ' ',
  );

function talk(index: number, day: string): string {
  const pick = random(index + 1);
  const sentence = () =>
    `The ${Array.from({ length: 11 }, () => words[pick(words.length)]).join(' ')}.`;
  const paragraph = () => Array.from({ length: 5 }, sentence).join(' ');
  return `---
title: Talk ${index} of the ${words[index % words.length]}
speakers: Speaker ${letters(Math.floor(index / 2))}
date: ${day}
published: ${day}
topics: [topic-${pick(topics / 2)}, topic-${topics / 2 + pick(topics / 2)}]
---

${paragraph()}

${paragraph()}

## A ${words[pick(words.length)]}

\`\`\`python
def talk_${index}(value):
    return value * ${index}  # ${sentence()}
\`\`\`

${paragraph()}

${paragraph()}
`;
}

function letters(number: number): string {
  return number < 26
    ? String.fromCharCode(97 + number)
    : letters(Math.floor(number / 26)) + String.fromCharCode(97 + (number % 26));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

const site = `contract: 1
title: Generated talks
description: Talks that nobody gave.
url: https://generated.example/
language: en
license: CC0-1.0
feedAuthority: generated.example,2026
`;
