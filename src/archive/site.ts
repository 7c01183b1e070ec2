import type { Scheme } from './color.ts';
import type { Day } from './date.ts';
import type { OutsideLink } from './model.ts';

/** Parts that a very large site can omit, if its host limits the number of files. */
export const optionalParts = [
  'books',
  'talk-pictures',
  'speaker-feeds',
  'list-feeds',
  'search',
] as const;
export type OptionalPart = (typeof optionalParts)[number];

/** The folders of a site in which no page has its URL. */
export const siteFolders = {
  assets: 'assets',
  downloads: 'downloads',
  index: 'pagefind',
  names: 'search/names',
  records: 'search/talks',
} as const;

/** What an archive wishes of machines: whether search engines may list it, and AI read it or learn from it. */
interface ContentSignals {
  search?: boolean | undefined;
  aiInput?: boolean | undefined;
  aiTrain?: boolean | undefined;
}

/** The languages of the interface. Each has its words in `src/words`. */
export const interfaceLanguages = ['en', 'nl', 'de', 'fr', 'es'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** Returns the language of the interface's words: the site's if Aftertalk has it, otherwise English. */
export function wordsLanguage({ language }: Pick<Site, 'language'>): InterfaceLanguage {
  return interfaceLanguages.find((each) => each === language.split('-', 1)[0]) ?? 'en';
}

/** Returns the language of the interface with the site's region, which dates and numbers depend on. */
export function interfaceLanguage(site: Pick<Site, 'language'>): string {
  const words = wordsLanguage(site);
  return site.language.split('-', 1)[0] === words ? site.language : words;
}

/** Returns the `lang` of content on a page; undefined if it is that of the interface around it. */
export function markedLanguage(
  site: Pick<Site, 'language'>,
  language = site.language,
): string | undefined {
  return language === interfaceLanguage(site) ? undefined : language;
}

/** The settings in `site.yaml`. */
export interface Site {
  title: string;
  description: string;
  /** Absolute, with the base path if there is one, and a slash at the end. */
  url: string;
  language: string;
  license: string;
  repository?: string | undefined;
  branch: string;
  contact?: string | undefined;
  feedAuthority: string;
  contentSignals?: ContentSignals | undefined;
  accent?: Record<Scheme, string> | undefined;
  logo?: Logo | undefined;
  /** The ids of own pages, as in site.yaml. */
  nav?: readonly string[] | undefined;
  links?: readonly { text: string; url: string; rel?: string | undefined }[];
  leaveOut?: readonly OptionalPart[];
  /** The pages from `content/pages/`, other than home, that every page links to at its top. */
  navPages?: readonly PageLink[];
  /** The others, to which every page links at its bottom. */
  ownPages?: readonly PageLink[];
  style?: SiteStyle | undefined;
}

/** The archive's own style. */
export interface SiteStyle {
  /** In the site. */
  file: string;
  /** Whether it chooses another typeface for texts, so that pages needn't load theirs early. */
  hasFont: boolean;
}

type PageLink = Pick<Page, 'id' | 'title'>;

/** The image at the top of every page. */
export interface Logo {
  /** Its path in `public/`. */
  file: string;
  /** What it says in place of the site's name; undefined if it's next to that. */
  alt?: string | undefined;
  width?: number;
  height?: number;
}

/** Returns the id in feeds of a talk that doesn't set its own. It outlives the site's URL. */
export function defaultFeedId(
  { feedAuthority }: Pick<Site, 'feedAuthority'>,
  talk: string,
): string {
  return `tag:${feedAuthority}:/talks/${talk}`;
}

/** Whether a site has one of the optional parts. */
export function hasPart({ leaveOut = [] }: Pick<Site, 'leaveOut'>, part: OptionalPart): boolean {
  return !leaveOut.includes(part);
}

/** The first parts of the site's own paths, which no page of an archive can have. */
export const reservedPages = (): string[] => [
  ...'404 archive conferences contribute data feeds links schema series speakers talks topics'.split(
    ' ',
  ),
  ...Object.values(siteFolders).map((folder) => folder.split('/')[0] ?? ''),
];

/** A page from `content/pages/`. */
export interface Page {
  /** Its file's name. */
  id: string;
  title: string;
  published?: Day | undefined;
  lastModified?: Day | undefined;
  aliases: string[];
  html: string;
  /** The beginning of the text, plain. */
  opening?: string | undefined;
  outsideLinks?: readonly OutsideLink[] | undefined;
}
