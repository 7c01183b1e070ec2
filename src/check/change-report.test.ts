import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSite } from '../loader/site.ts';
import { smallArchive, withFields, writeSmallArchive } from '../test/small-archive.ts';
import { changeReport } from './change-report.ts';
import { check } from './check.ts';

const folder = 'content/talks/pygrunn-2011';
const zmq = `${folder}/zmq.md`;

test('the report of a change says what readers and subscribers will see', async () => {
  const paths = await writeSmallArchive('change-report', {
    [zmq]: withFields(zmq, 'title: A new title\nlastModified: 2026-11-23').replace(
      'right',
      '[right](https://b.example/) and [here](https://trial.example/about/)',
    ),
    [`${folder}/lost.md`]: withFields(
      zmq,
      'title: Lost\nwithdrawn: {date: 2026-11-23, reason: The speaker asked for it.}',
    ),
    [`${folder}/redis.md`]: withFields(zmq, 'title: "*Redis*"\nspeakers: Oscar Vilaplanna'),
    [`${folder}/sets.md`]: withFields(
      zmq,
      'title: Sets\naliases: [/talks/pygrunn-2011/lists/]\nfeedId: tag:trial.example,2011:/talks/pygrunn-2011/lists',
    ),
  });
  const { files, findings } = await check(paths);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  );
  const former = (file: string, fields: string) => ({
    from: file,
    before: withFields(zmq, fields),
  });
  const base = {
    day: '2026-11-01',
    judgedDay: undefined,
    changes: new Map([
      [zmq, { from: zmq, before: smallArchive[zmq] }],
      [`${folder}/redis.md`, {}],
      [`${folder}/lost.md`, former(`${folder}/lost.md`, 'title: Lost')],
      [`${folder}/sets.md`, former(`${folder}/lists.md`, 'title: Sets')],
    ]),
    deleted: [`${folder}/gone.md`],
    deletedFiles: [former(`${folder}/gone.md`, 'title: Gone')],
  };
  const report = changeReport(paths, readSite(paths), files, base, { before: 1000, now: 3500 });
  const changed = report.match(/(\d+) changed/)?.[1];
  assert.ok(Number(changed) >= 3);
  assert.equal(
    report.replace(`${changed} changed`, 'N changed'),
    `## What this change does

Pages: 3 new, N changed, 2 gone.

**New** (3)

- \`/speakers/oscar-vilaplanna/\`
- \`/talks/pygrunn-2011/redis/\`
- \`/talks/pygrunn-2011/sets/\`

**Gone** (2)

- \`/talks/pygrunn-2011/gone/\` **without a redirect**
- \`/talks/pygrunn-2011/lists/\` (redirects)

**Withdrawn** (1)

- \`/talks/pygrunn-2011/lost/\`

**What subscribers get** (1)

- \\*Redis\\* (PyGrunn 2011)

**Revisions in the feed of changes** (1)

- A new title, 2026-11-23

**New people** (1)

- Oscar Vilaplanna (there is Òscar Vilaplana)

**New links to other sites** (1)

- https://b.example/

Size of content/ and public/: 1 kB before, 4 kB now (+2500 bytes).`,
  );
});
