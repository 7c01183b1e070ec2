import type { Archive } from '../archive/archive.ts';
import type { Day } from '../archive/date.ts';
import { isRecording, waybackUrl, type Download } from '../archive/download.ts';
import type { OutsideLink, Talk } from '../archive/model.ts';
import { by, reversed, thenBy } from '../archive/order.ts';
import { editUrl } from '../archive/repository.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import {
  conferencePath,
  downloadLinks,
  homePath,
  linksPath,
  ownPagePath,
  pagePath,
  speakerPath,
  talkPath,
  topicPath,
} from '../paths.ts';
import { wordsOf, type Words } from '../words/index.ts';
import { downloadTitle } from '../words/names.ts';
import type { Mention } from './entry.ts';
import type { Frame, View } from './frame.ts';
import { pageOf, summariesPerPage } from './list.ts';
import { correctionMail } from './mail.ts';

export interface LinksView extends View {
  /** How many links don't answer. */
  gone: number;
  /** How many files nobody has. */
  lost: number;
  links: LossView[];
}

interface LossView extends Omit<Loss, 'page'> {
  page: Mention;
  /** Where to correct it. */
  edit?: Mention | undefined;
}

/** A link that doesn't answer, or a file that nobody has. */
interface Loss {
  page: TextPage;
  /** Undefined for a link of a text. */
  title?: string | undefined;
  url?: string | undefined;
  /** Undefined if it's lost. */
  gone?: Day | undefined;
  /** Whether the Wayback Machine has one isn't known. */
  copy?: Mention | undefined;
}

interface WithLinks {
  outsideLinks?: readonly OutsideLink[] | undefined;
}

/** A page with a text of its own. */
interface TextPage {
  title: string;
  path: string;
  language?: string | undefined;
  /** Its file in `content/`, without the extension. */
  file: string;
}

/** Returns what readers can't get any more: the last to vanish first, then what was lost long ago. */
export function losses(archive: Archive): Loss[] {
  const { site, home, ownPages, conferences, topics, speakers, talks } = archive;
  const words = wordsOf(site);
  const linkLosses = linkLossesWith(words);
  const page = (id: string, title: string, path: string) => ({ title, path, file: `pages/${id}` });
  return [
    ...linkLosses(home, page('home', home.title, homePath)),
    ...ownPages.flatMap((each) => linkLosses(each, page(each.id, each.title, ownPagePath(each)))),
    ...conferences.flatMap((each) => {
      const page = { title: each.name, path: conferencePath(each), file: `conferences/${each.id}` };
      return linkLosses(each, page, each.startDate);
    }),
    ...topics.flatMap((each) =>
      linkLosses(each, { title: each.name, path: topicPath(each), file: `topics/${each.id}` }),
    ),
    ...speakers.flatMap((each) =>
      linkLosses(each, { title: each.name, path: speakerPath(each), file: `speakers/${each.id}` }),
    ),
    ...talks.flatMap((talk) => [
      ...fileLosses(talk, words),
      ...linkLosses(talk, talkPage(talk), talk.date),
    ]),
  ].sort(
    thenBy(
      reversed(by(({ gone = '' }) => gone)),
      by(({ page }) => page.file),
      by(({ url = '', title = '' }) => url || title),
    ),
  );
}

/** Returns the dead links that the first page of a list shows below. */
export function deadLinks({ outsideLinks = [] }: WithLinks, number = 1): Pick<Frame, 'deadLinks'> {
  const dead = outsideLinks.filter(({ gone }) => gone);
  return number === 1 && dead.length ? { deadLinks: dead } : {};
}

function talkPage(talk: Talk): TextPage {
  const { id, title, language } = talk;
  return { title, language, path: talkPath(talk), file: `talks/${id}` };
}

function fileLosses(talk: Talk, words: Words): Loss[] {
  const { date, downloads, recording } = talk;
  const page = talkPage(talk);
  const files = downloads.flatMap((download): Loss[] => {
    const { url, gone, lost, archivedUrl, archiveGone } = download;
    const title = downloadTitle(download, words);
    if (lost) return [{ page, title }];
    const copy = copyOf(download, words);
    return [
      ...(url && gone ? [{ page, title, url, gone, copy: copy ?? wayback(url, date) }] : []),
      ...(archivedUrl && archiveGone
        ? [{ page, title: words.archivedCopy, url: archivedUrl, gone: archiveGone, copy }]
        : []),
    ];
  });
  const isMissing = recording === 'lost' && !downloads.some(isRecording);
  return isMissing ? [...files, { page, title: words.recording }] : files;
}

function linkLossesWith({ original, website, archivedCopy }: Words) {
  const titles = { originalUrl: original, website, archivedWebsite: archivedCopy };
  /** @param near the day of the snapshot; by default, that on which a link vanished */
  return ({ outsideLinks = [] }: WithLinks, page: TextPage, near?: Day): Loss[] => {
    const archived = outsideLinks.find(({ field, gone }) => field === 'archivedWebsite' && !gone);
    return outsideLinks.flatMap(({ url, field, gone }) => {
      if (!gone) return [];
      const isCopied = field === 'website' && archived;
      const copy = isCopied
        ? { text: archivedCopy, href: archived.url }
        : wayback(url, near ?? gone);
      const isCopy = field === 'archivedWebsite';
      return { page, title: field && titles[field], url, gone, ...(!isCopy && { copy }) };
    });
  };
}

function wayback(url: string, near: Day): Mention {
  return { text: 'Wayback Machine', href: waybackUrl(url, near) };
}

/** Returns the archive's own copy, or else an archived one. */
function copyOf(download: Download, words: Words): Mention | undefined {
  const [best] = downloadLinks(download);
  if (!best || best.source === 'original') return undefined;
  if (best.source === 'archive' && download.archiveGone) return undefined;
  return { text: best.source === 'file' ? words.copyOfFile : words.archivedCopy, href: best.href };
}

/** Returns the view of one page of what readers can't get any more. */
export function linksView(
  { site }: Archive,
  lossesOfSite: readonly Loss[],
  number: number,
): LinksView {
  const words = wordsOf(site);
  const { items, pager } = pageOf(linksPath, lossesOfSite, summariesPerPage, number);
  return {
    frame: {
      site,
      title: words.deadLinks,
      description: words.deadLinksOf(site.title),
      path: pagePath(linksPath, number),
      pager,
    },
    gone: lossesOfSite.filter((loss) => loss.gone).length,
    lost: lossesOfSite.filter((loss) => !loss.gone).length,
    links: items.map(({ page, ...loss }) => ({
      ...loss,
      page: { text: page.title, href: page.path, lang: markedLanguage(site, page.language) },
      edit: editLink(site, page),
    })),
  };
}

function editLink(site: Site, { title, path, file }: TextPage): Mention | undefined {
  const editor = editUrl(site, file);
  const mail = correctionMail(site, title, path);
  const words = wordsOf(site);
  if (editor) return { text: words.edit, href: editor };
  return mail ? { text: words.sendCorrection, href: mail } : undefined;
}
