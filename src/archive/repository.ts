import type { Conference, Talk } from './model.ts';
import type { Site } from './site.ts';

type Repository = Pick<Site, 'repository' | 'branch'>;

/** Returns the URL of a talk in the repository's web editor. @returns undefined if site.yaml has no repository */
export function editTalkUrl(site: Repository, { id }: Pick<Talk, 'id'>): string | undefined {
  return editUrl(site, `talks/${id}`);
}

/**
 * Returns the URL of a text in the repository's web editor.
 * @param text a file in `content/`, without its extension
 * @returns undefined if site.yaml has no repository
 * @example 'https://github.com/me/talks/edit/main/content/talks/pygrunn-2011/zmq.md'
 */
export function editUrl({ repository, branch }: Repository, text: string): string | undefined {
  if (!repository) return undefined;
  const { edit } = editorOf(repository);
  return `${root(repository)}${edit}/${encoded(branch)}/content/${text}.md`;
}

/** Returns the URL of all changes to a talk's file. @returns undefined if site.yaml has no repository */
export function talkHistoryUrl(
  { repository, branch }: Repository,
  { id }: Pick<Talk, 'id'>,
): string | undefined {
  if (!repository) return undefined;
  const { history } = editorOf(repository);
  return `${root(repository)}${history}/${encoded(branch)}/content/talks/${id}.md`;
}

/** Returns the URL of the web editor with a new talk at a conference, to be filled in. */
export function newTalkUrl(
  { repository, branch }: Repository,
  { id, startDate }: Pick<Conference, 'id' | 'startDate'>,
): string | undefined {
  if (!repository) return undefined;
  const { create, name, value } = editorOf(repository);
  const query = new URLSearchParams({
    [name]: 'title-of-the-talk.md',
    [value]: newTalk(startDate),
  });
  return `${root(repository)}${create}/${encoded(branch)}/content/talks/${id}?${query}`;
}

/** Returns the URL of a new issue with its title, and a body or the fields of the form for dead links. */
export function deadLinkIssueUrl(
  { repository }: Repository,
  title: string,
  page: string,
  body: string,
): string | undefined {
  if (!repository) return undefined;
  const { issue } = editorOf(repository);
  const form = { template: 'dead-link.yml', page };
  const query = new URLSearchParams({ ...form, [issue.title]: title, [issue.body]: body });
  return `${root(repository)}${issue.path}?${query}`;
}

/** The start of a new file's text, which its author replaces. */
export const textToWrite = 'Write here what the talk said';

/** The values of a new file's fields, which its author replaces. */
export const valuesToWrite = ['Title of the talk', 'Name of the speaker', 'Your name'];

/**
 * Returns a talk to fill in. `published` has no default, because a build has no clock, and a
 * day in the past would hide the talk from subscribers.
 */
function newTalk(date: string): string {
  return `---
title: ${valuesToWrite[0]}
speakers:
  - ${valuesToWrite[1]}
date: ${date}
# Today:
published: YYYY-MM-DD
author: ${valuesToWrite[2]}
---

${textToWrite}, in your own words.
`;
}

/** How a forge builds the URLs of its web editor, and of a file's history. */
interface Editor {
  history: string;
  edit: string;
  create: string;
  name: string;
  value: string;
  issue: { path: string; title: string; body: string };
}

function editorOf(repository: string): Editor {
  const { hostname } = new URL(repository);
  const issue = { path: '/issues/new', title: 'title', body: 'body' };
  if (/(?:^|\.)gitlab\./.test(hostname))
    return {
      ...{ history: '/-/commits', edit: '/-/edit', create: '/-/new' },
      ...{ name: 'file_name', value: 'content' },
      issue: { path: '/-/issues/new', title: 'issue[title]', body: 'issue[description]' },
    };
  if (/^codeberg\.org$|(?:^|\.)(?:forgejo|gitea)\./.test(hostname))
    return {
      ...{ history: '/commits/branch', edit: '/_edit', create: '/_new' },
      ...{ name: 'filename', value: 'value' },
      issue,
    };
  return {
    ...{ history: '/commits', edit: '/edit', create: '/new' },
    ...{ name: 'filename', value: 'value' },
    issue,
  };
}

/** Encodes a branch for a path, except its slashes. */
function encoded(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}

function root(repository: string): string {
  return new URL(repository).href.replace(/(?:\.git)?(?<!\/)\/*$/, '');
}
