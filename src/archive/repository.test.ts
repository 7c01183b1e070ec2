import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editTalkUrl, newTalkUrl, talkHistoryUrl } from './repository.ts';

const talk = { id: 'pygrunn-2011/zmq' };
const conference = { id: 'pygrunn-2011', startDate: '2011-05-20' };
const site = (repository?: string) => ({ repository, branch: 'main' });

test('without a repository there is no URL', () => {
  assert.equal(editTalkUrl(site(), talk), undefined);
  assert.equal(newTalkUrl(site(), conference), undefined);
  assert.equal(talkHistoryUrl(site(), talk), undefined);
});

for (const [repository, editUrl, historyUrl] of [
  [
    'https://github.com/me/talks',
    'https://github.com/me/talks/edit/main/',
    'https://github.com/me/talks/commits/main/',
  ],
  [
    'https://github.com/me/talks.git',
    'https://github.com/me/talks/edit/main/',
    'https://github.com/me/talks/commits/main/',
  ],
  [
    'https://gitlab.com/me/talks/',
    'https://gitlab.com/me/talks/-/edit/main/',
    'https://gitlab.com/me/talks/-/commits/main/',
  ],
  [
    'https://codeberg.org/me/talks',
    'https://codeberg.org/me/talks/_edit/main/',
    'https://codeberg.org/me/talks/commits/branch/main/',
  ],
] as const)
  test(`the editor of ${repository} opens a talk’s file, and its history shows all changes`, () => {
    const file = 'content/talks/pygrunn-2011/zmq.md';
    assert.equal(editTalkUrl(site(repository), talk), editUrl + file);
    assert.equal(talkHistoryUrl(site(repository), talk), historyUrl + file);
  });

test('a new talk has its fields filled in', () => {
  const url = new URL(newTalkUrl(site('https://github.com/me/talks'), conference) ?? '');
  assert.equal(url.pathname, '/me/talks/new/main/content/talks/pygrunn-2011');
  assert.equal(url.searchParams.get('filename'), 'title-of-the-talk.md');
  assert.match(
    url.searchParams.get('value') ?? '',
    /^---\ntitle: .*\nspeakers:\n {2}- .*\ndate: 2011-05-20\n/,
  );
});
