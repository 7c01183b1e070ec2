import {
  interfaceLanguage,
  wordsLanguage,
  type InterfaceLanguage,
  type Site,
} from '../archive/site.ts';
import * as de from './de.ts';
import * as en from './en.ts';
import * as es from './es.ts';
import * as fr from './fr.ts';
import { localeOf, type Locale } from './locale.ts';
import * as nl from './nl.ts';

/** A language without one of the words doesn't compile. */
const languages: Record<InterfaceLanguage, { page: en.Page; script: en.Script }> = {
  de,
  en,
  es,
  fr,
  nl,
};

/** All words of the interface, and how its language writes dates, numbers and lists. */
export interface Words extends Locale, ReturnType<en.Page>, ReturnType<en.Script> {
  /** @example count(1200, 'talk') // => '1,200 talks' */
  count(number: number, noun: keyof ReturnType<en.Page>['nouns']): string;
}

/** Returns the words of a site's interface, cached. */
export function wordsOf(site: Pick<Site, 'language'>): Words {
  const known = cached.get(site.language) ?? create(site);
  cached.set(site.language, known);
  return known;
}

const cached = new Map<string, Words>();

function create(site: Pick<Site, 'language'>): Words {
  const { page, script } = languages[wordsLanguage(site)];
  const locale = localeOf(interfaceLanguage(site));
  const words = page(locale);
  return {
    ...locale,
    ...script(locale),
    ...words,
    count: (number, noun) => locale.amount(number, words.nouns[noun]),
  };
}
