import type { Archive } from '../archive/archive.ts';
import type { Talk } from '../archive/model.ts';
import type { ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { error, start, warning } from '../loader/source.ts';

/**
 * @param paths those of the page that are gone: its own, former ones, or both
 * @param talk a deleted talk that the page listed, if no file of the page was deleted
 */
export function vanishedPage(
  page: string,
  paths: string,
  successor: string | undefined,
  files: readonly ContentFile[],
  archive: Archive,
  today: string,
  talk: Talk | undefined,
): Finding {
  const alias = `aliases: [${paths}]`;
  const own = successor && contentFile(successor, archive);
  if (!own) {
    const also = page.startsWith('/talks/')
      ? `, or keep this one with withdrawn: {date: ${today}, reason: …}`
      : talk
        ? `, or withdraw this talk, its last one, instead of deleting it: then the page may go`
        : page.startsWith('/topics/')
          ? ', or keep this one with replacedBy'
          : '';
    const message = `${paths} was published, and would be gone; write ${alias} in the file that replaces it${also}`;
    const file = contentFile(talk ? `/talks/${talk.id}/` : page, archive) ?? 'content/site.yaml';
    return error(file, start, message, 'vanished-address');
  }
  const found = files.find(({ source }) => source.file === own);
  const name = archive.speakersById.get(own.slice('content/speakers/'.length, -'.md'.length))?.name;
  const lines = found || !name ? alias : `name: ${name} and ${alias} in this new file`;
  const message =
    successor === page
      ? `${paths} was published, and no longer redirects here; write ${alias}`
      : `${paths} was published, and ${successor} replaces it; write ${lines}`;
  return {
    ...error(own, found?.source.place([]) ?? start, message, 'vanished-address'),
    set: found || !name ? { aliases: paths } : { name, aliases: paths },
  };
}

/** Returns the content file that a page is made from; undefined if it has none, as a year's. */
function contentFile(path: string, { seriesById }: Archive): string | undefined {
  const [, folder = '', id = '', talk = ''] = path.split('/');
  if (folder === 'talks') return `content/talks/${id}/${talk}.md`;
  if (['conferences', 'topics', 'speakers'].includes(folder))
    return id && `content/${folder}/${id}.md`;
  const edition = folder === 'series' && seriesById.get(id)?.conferences[0];
  if (edition) return `content/conferences/${edition.id}.md`;
  return id || folder === 'archive' ? undefined : `content/pages/${folder || 'home'}.md`;
}

/** Makes one finding of all feeds, books and the search that `leaveOut` omits: there can be thousands. */
export function vanishedParts(paths: readonly string[], files: readonly ContentFile[]): Finding[] {
  const [first, ...others] = paths;
  if (!first) return [];
  const what = `${first}${others.length ? ` and ${others.length} more` : ''}`;
  const message = `leaveOut omits ${what}, which readers and feed readers have; leave out less, or redirect on the host`;
  const { source } = files.find(({ collection }) => collection === 'site') ?? {};
  const place = source?.place(['leaveOut']) ?? start;
  return [error('content/site.yaml', place, message, 'vanished-address')];
}

export function vanishedDownload(path: string): Finding {
  const message = `${path} was published, and links to it would break; list it again, under the same name`;
  return warning(`public${path}`, start, message, 'vanished-download');
}
