import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editTalkUrl, newTalkUrl } from './repository.ts';

const talk = { id: 'pygrunn-2011/zmq' };
const conference = { id: 'pygrunn-2011', startDate: '2011-05-20' };
const at = (repository?: string) => ({ repository, branch: 'main' });

test('without a repository there is nothing to edit', () => {
  assert.equal(editTalkUrl(at(), talk), undefined);
  assert.equal(newTalkUrl(at(), conference), undefined);
});

for (const [repository, address] of [
  ['https://github.com/me/talks', 'https://github.com/me/talks/edit/main/'],
  ['https://github.com/me/talks.git', 'https://github.com/me/talks/edit/main/'],
  ['https://gitlab.com/me/talks/', 'https://gitlab.com/me/talks/-/edit/main/'],
  ['https://codeberg.org/me/talks', 'https://codeberg.org/me/talks/_edit/main/'],
] as const)
  test(`the editor of ${repository} opens a talk’s file`, () => {
    const file = 'content/talks/pygrunn-2011/zmq.md';
    assert.equal(editTalkUrl(at(repository), talk), address + file);
  });

test('a new talk begins with its fields', () => {
  const address = new URL(newTalkUrl(at('https://github.com/me/talks'), conference) ?? '');
  assert.equal(address.pathname, '/me/talks/new/main/content/talks/pygrunn-2011');
  assert.equal(address.searchParams.get('filename'), 'title-of-the-talk.md');
  assert.match(
    address.searchParams.get('value') ?? '',
    /^---\ntitle: .*\nspeakers:\n {2}- .*\ndate: 2011-05-20\n/,
  );
});
