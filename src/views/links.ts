import type { Archive } from '../archive/archive.ts';
import type { Day } from '../archive/date.ts';
import { waybackUrl, type Download } from '../archive/download.ts';
import type { Talk } from '../archive/model.ts';
import { by, reversed, thenBy } from '../archive/order.ts';
import { editTalkUrl } from '../archive/repository.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import { downloadLinks, linksPath, pagePath, talkPath } from '../paths.ts';
import { wordsOf, type Words } from '../words/index.ts';
import { downloadTitle } from '../words/names.ts';
import type { Mention } from './entry.ts';
import type { View } from './frame.ts';
import { pageOf, summariesPerPage } from './list.ts';
import { correctionMail } from './mail.ts';

export interface LinksView extends View {
  /** How many links are gone. */
  count: number;
  links: GoneLinkView[];
}

interface GoneLinkView extends GoneLink {
  talk: Mention;
  /** A copy; whether the Wayback Machine has one isn't known. */
  copy: Mention;
  /** Where to correct it. */
  edit?: Mention | undefined;
}

/** A link that doesn't answer. */
interface GoneLink {
  url: string;
  gone: Day;
  /** A download's title; undefined for a link of the text. */
  title?: string | undefined;
}

/** Returns the talks' links that don't answer, with the last to vanish first. */
export function goneLinks(
  talks: readonly Talk[],
  words: Words,
): { talk: Talk; link: GoneLink; copy: Mention }[] {
  return talks
    .flatMap((talk) => [
      ...talk.downloads.map((download) => ({
        talk,
        link: { ...download, title: downloadTitle(download, words) },
        copy: copyOf(download, words),
      })),
      ...talk.outsideLinks.map((link) => ({ talk, link, copy: undefined })),
    ])
    .flatMap(({ talk, link: { url, gone, ...link }, copy }) => {
      if (!url || !gone) return [];
      const { title } = link as Partial<GoneLink>;
      const wayback = { text: 'Wayback Machine', href: waybackUrl(url, talk.date) };
      return { talk, link: { url, gone, title }, copy: copy ?? wayback };
    })
    .sort(
      thenBy(
        reversed(by(({ link }) => link.gone)),
        by(({ talk }) => talk.id),
        by(({ link }) => link.url),
      ),
    );
}

/** Returns the archive's own copy, or else an archived one. */
function copyOf(download: Download, words: Words): Mention | undefined {
  const [best] = downloadLinks(download);
  if (!best || best.source === 'original') return undefined;
  return { text: best.source === 'file' ? words.copyOfFile : words.archivedCopy, href: best.href };
}

/** Returns the view of one page of the links that are gone. */
export function linksView(
  { site }: Archive,
  gone: ReturnType<typeof goneLinks>,
  number: number,
): LinksView {
  const words = wordsOf(site);
  const { items, pager } = pageOf(linksPath, gone, summariesPerPage, number);
  return {
    frame: {
      site,
      title: words.deadLinks,
      description: words.deadLinksOf(site.title),
      path: pagePath(linksPath, number),
      pager,
    },
    count: gone.length,
    links: items.map(({ talk, link, copy }) => ({
      ...link,
      copy,
      talk: {
        text: talk.title,
        href: talkPath(talk),
        lang: markedLanguage(site, talk.language),
      },
      edit: editLink(site, talk),
    })),
  };
}

function editLink(site: Site, talk: Talk): Mention | undefined {
  const editor = editTalkUrl(site, talk);
  const mail = correctionMail(site, talk);
  const words = wordsOf(site);
  if (editor) return { text: words.edit, href: editor };
  return mail ? { text: words.sendCorrection, href: mail } : undefined;
}
