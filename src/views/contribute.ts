import type { Archive } from '../archive/archive.ts';
import { withoutSummaries } from '../archive/pagination.ts';
import { newTalkAddress } from '../archive/repository.ts';
import type { Talk } from '../archive/talk.ts';
import { contributePath, pagePath } from '../paths.ts';
import { wantedGroups } from './entry.ts';
import { part, type ListView } from './list.ts';

export interface ContributeView extends ListView {
  /** How a talk is added, on the first page. */
  how?: HowToAdd | undefined;
  wanted: number;
}

export interface HowToAdd {
  repository?: string | undefined;
  /** Where the web editor begins a talk, and of which conference: the latest. */
  add?: { href: string; conference: string } | undefined;
}

/**
 * How to add a talk, and one page of the talks that still want a summary.
 * @param wanted newest conference first
 */
export function contributeView(
  { site, conferences }: Archive,
  wanted: readonly Talk[],
  number: number,
): ContributeView {
  const [latest] = conferences;
  const href = latest && newTalkAddress(site, latest);
  const how = {
    repository: site.repository,
    add: href ? { href, conference: latest.name } : undefined,
  };
  const { items, pager } = part(contributePath, wanted, withoutSummaries, number);
  return {
    frame: {
      site,
      title: 'Contribute',
      description: `How to add a talk to ${site.title}, or correct one.`,
      path: pagePath(contributePath, pager.number),
    },
    how: pager.number === 1 ? how : undefined,
    wanted: wanted.length,
    groups: wantedGroups(items, site),
    pager,
  };
}
