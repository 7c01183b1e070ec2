import type { Conference, Talk } from './model.ts';
import type { Site } from './site.ts';

type Repository = Pick<Site, 'repository' | 'branch'>;

/**
 * Where the repository's web editor changes a file; nothing where site.yaml names no repository.
 * @example editUrl(site, 'content/pages/about.md')
 *   // => 'https://github.com/me/talks/edit/main/content/pages/about.md'
 */
export function editUrl({ repository, branch }: Repository, file: string): string | undefined {
  return repository && `${root(repository)}${ways(repository).edit}/${encoded(branch)}/${file}`;
}

export function editTalkUrl(site: Repository, { id }: Pick<Talk, 'id'>): string | undefined {
  return editUrl(site, `content/talks/${id}.md`);
}

/** Where the web editor begins a talk of a conference, its fields waiting to be filled in. */
export function newTalkUrl(
  { repository, branch }: Repository,
  { id, startDate }: Pick<Conference, 'id' | 'startDate'>,
): string | undefined {
  if (!repository) return undefined;
  const { create, name, value } = ways(repository);
  const query = new URLSearchParams({
    [name]: 'title-of-the-talk.md',
    [value]: template(startDate),
  });
  return `${root(repository)}${create}/${encoded(branch)}/content/talks/${id}?${query}`;
}

/**
 * A talk to fill in. The site can't know the day it will be written on: a day that is past would
 * keep the talk from subscribers.
 */
function template(date: string): string {
  return `---
title: Title of the talk
speakers:
  - Name of the speaker
date: ${date}
# Today:
published: YYYY-MM-DD
author: Your name
---

Write here what the talk said, in your own words.
`;
}

interface Ways {
  edit: string;
  create: string;
  name: string;
  value: string;
}

/** How forges name the pages of their editors. */
function ways(repository: string): Ways {
  const { hostname } = new URL(repository);
  if (/(?:^|\.)gitlab\./.test(hostname))
    return { edit: '/-/edit', create: '/-/new', name: 'file_name', value: 'content' };
  if (/^codeberg\.org$|(?:^|\.)(?:forgejo|gitea)\./.test(hostname))
    return { edit: '/_edit', create: '/_new', name: 'filename', value: 'value' };
  return { edit: '/edit', create: '/new', name: 'filename', value: 'value' };
}

/** A branch's name in a path; its slashes stay. */
function encoded(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}

function root(repository: string): string {
  return new URL(repository).href.replace(/(?:\.git)?\/*$/, '');
}
