import { place } from '../archive/conference.ts';
import { year, yearSpan } from '../archive/date.ts';
import type { Conference, Talk } from '../archive/model.ts';
import { hasPart, type Site } from '../archive/site.ts';
import { conferencePath, homePath, picturePath, talkPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { drawable } from './drawable.ts';

/** In pixels, the size that sites crop the least. */
export const pictureSize = { width: 1200, height: 630 };

/** The picture that other sites show with a link to a page. Plain data. */
export interface Picture {
  path: string;
  year: string;
  day: string;
  title: string;
  lines: string[];
  /** Whose picture it is, below the rest. */
  site: string;
}

/** Returns a talk's own picture. @returns undefined if it has none: then show its conference's */
export function talkPicture(talk: Talk, site: Site): Picture | undefined {
  const { title, speakers, conference, date, withdrawn, draft } = talk;
  if (withdrawn || draft || !hasPart(site, 'talk-pictures')) return undefined;
  const names = namesText(speakers.map(({ speaker }) => speaker.name));
  const lines = [names, conference.name].filter(Boolean);
  return picture(
    talkPath(talk),
    title,
    lines,
    site.title,
    year(date),
    wordsOf(site).shortDate(date),
  );
}

/** Returns a conference's picture. @returns undefined if it has none: then show the site's */
export function conferencePicture(conference: Conference, site: Site): Picture | undefined {
  const { name, startDate, endDate } = conference;
  const words = wordsOf(site);
  const days = words.dateSpan(startDate, endDate);
  const lines = [days, place(conference, words.online)].filter(drawable);
  return picture(
    conferencePath(conference),
    name,
    lines,
    site.title,
    yearSpan([startDate, endDate]),
  );
}

/** Returns the site's picture, which all other pages share. */
export function sitePicture({ title, description }: Site): Picture | undefined {
  return picture(homePath, title, [description].filter(drawable), '');
}

/** Returns the text of a picture, for those who don't see it. */
export function pictureText({ title, lines, day, year, site }: Picture): string {
  return [title, ...lines, day && `${day} ${year}`, site].filter(Boolean).join(', ');
}

/** @returns undefined if the fonts lack a letter of the title or a line */
function picture(
  page: string,
  title: string,
  lines: string[],
  site: string,
  year = '',
  day = '',
): Picture | undefined {
  const [drawnTitle, ...drawnLines] = [title, ...lines].map(drawable);
  if (!drawnTitle || !drawnLines.every((line) => line !== undefined)) return undefined;
  const drawnSite = drawable(site) ?? '';
  return {
    path: picturePath(page),
    year,
    day,
    title: drawnTitle,
    lines: drawnLines,
    site: drawnSite,
  };
}

/** Returns as many names as two lines hold. @example 'Ada Bytewell, Li Wei, …' */
function namesText(names: readonly string[]): string {
  let text = names.join(', ');
  for (let shown = names.length - 1; shown > 0 && text.length > 95; shown--)
    text = `${names.slice(0, shown).join(', ')}, …`;
  return text;
}
