import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { parse, stringify } from 'yaml';
import type { Archive } from '../archive/archive.ts';
import { slug } from '../archive/slug.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { findingLine, type Finding } from '../loader/finding.ts';
import { readSite } from '../loader/site.ts';
import { outputs } from '../outputs/index.ts';
import { fileOf } from '../outputs/output.ts';
import { redirectFile, redirects } from '../redirects/redirects.ts';
import { itemsOfRss } from '../test/feeds/site-feeds.ts';
import { run } from '../test/commands.ts';
import { smallArchive, writeSmallArchive, withFields, type Files } from '../test/small-archive.ts';
import { awkward, serveSite } from '../test/sites.ts';
import { changeReport } from './change-report.ts';
import { check } from './check.ts';
import { fix } from './fix.ts';
import { loadUnrendered } from './former-archive.ts';
import { diffWithBase } from './git-diff.ts';
import { findProblemsSince } from './since-base.ts';
import { findVanishedSince } from './vanished.ts';

const today = '2026-11-23';

/** What subscribers and links of a site have got so far. */
class Readers {
  /** Every file that was ever a page, a redirect or a feed. */
  readonly files = new Set<string>();
  /** Title of a talk → the id that a feed reader has stored for it. */
  readonly ids = new Map<string, string>();
  /** A feed → the ids of its items. */
  readonly items = new Map<string, Set<string>>();
  readonly lost: string[] = [];
  readonly seenTwice: string[] = [];

  async visit(archive: Archive) {
    const published = new Set(archive.talks.map(({ feedId }) => feedId));
    const now = new Map(outputs(archive, '').map((output) => [output.file, output]));
    this.lost.push(...[...this.files].filter((file) => !now.has(file)));
    for (const [file, output] of now) {
      if (/(?:^|\/)page\/\d+\//.test(file) || !/\.html$|(?:rss|atom)\.xml$/.test(file)) continue;
      this.files.add(file);
      if (!('text' in output) || !file.endsWith('rss.xml')) continue;
      const items = itemsOfRss(await output.text());
      const ids = this.items.get(file) ?? new Set();
      this.items.set(file, ids);
      if (ids.size && !items.length && [...ids].every((id) => published.has(id)))
        this.lost.push(`${file} is empty`);
      for (const { id = '', title = '' } of items) {
        ids.add(id);
        if ((this.ids.get(title) ?? id) !== id) this.seenTwice.push(title);
        this.ids.set(title, id);
      }
    }
  }
}

/** An archive in a git repository, changed as its authors change files. */
class Repository {
  readonly paths: ArchivePaths;

  constructor(paths: ArchivePaths) {
    this.paths = paths;
    this.git('init', '-q');
    this.commit();
  }

  commit() {
    this.git('add', '-A');
    this.git('commit', '-qm', 'Change', '--allow-empty');
  }

  git(...args: string[]) {
    const settings = ['-c', 'user.name=T', '-c', 'user.email=t@t.example', '-c', 'gc.auto=0'];
    execFileSync('git', [...settings, ...args], { cwd: this.paths.root });
  }

  /** Returns the ids of a collection's files. */
  ids(collection: string): string[] {
    return globSync(`${collection}/**/*.md`, { cwd: this.paths.content })
      .map((name) => name.slice(0, -'.md'.length).replaceAll('\\', '/'))
      .sort();
  }

  fields(id: string): Fields {
    return existsSync(this.path(id)) ? parse(this.#parts(id)[1] ?? '') : {};
  }

  set(id: string, fields: Fields) {
    const body = existsSync(this.path(id)) ? this.#parts(id)[2] : '';
    const text = `---\n${stringify({ ...this.fields(id), ...fields })}---\n${body}`;
    mkdirSync(dirname(this.path(id)), { recursive: true });
    writeFileSync(this.path(id), text);
  }

  move(from: string, to: string) {
    mkdirSync(dirname(this.path(to)), { recursive: true });
    renameSync(this.path(from), this.path(to));
  }

  delete(id: string) {
    rmSync(this.path(id), { force: true });
  }

  async findings(): Promise<Finding[]> {
    const { files, findings } = await check(this.paths);
    const base = await diffWithBase(this.paths, 'HEAD');
    const since = findProblemsSince(files, base, today);
    return [
      ...findings,
      ...since,
      ...(await findVanishedSince(this.paths, files, base, today, since)),
    ];
  }

  /** Fixes what `--fix` does, and merges lists that would fall silent. @returns the errors that are left */
  async fixed(): Promise<Finding[]> {
    for (let round = 0; ; round++) {
      const findings = await this.findings();
      const errors = findings.filter(({ severity }) => severity === 'error');
      const merged = findings.filter((finding) => this.#merge(finding));
      if (round === 4 || !(fix(this.paths, errors).length + merged.length)) return errors;
    }
  }

  /** Does what the warning of a silent feed says. */
  #merge({ file, message }: Finding): boolean {
    const [, how] = message.match(/silent; .+, (write replacedBy: \S+|delete this file)/) ?? [];
    const id = file.slice('content/'.length, -'.md'.length);
    if (how === 'delete this file') this.delete(id);
    else if (how) this.set(id, { replacedBy: how.replace('write replacedBy: ', '') });
    return !!how;
  }

  async archive(): Promise<Archive> {
    const { files } = await check(this.paths);
    return loadUnrendered(this.paths, readSite(this.paths), files);
  }

  path(id: string): string {
    return join(this.paths.content, `${id}.md`);
  }

  #parts(id: string): string[] {
    return readFileSync(this.path(id), 'utf8').split('---\n');
  }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Fields = Record<string, any>;

/** Ways in which authors move, merge and delete what is published. `any` chooses one of several. */
const changes: Record<string, (repository: Repository, any: Choose, serial: number) => void> = {
  'rename a talk'(repository, any, serial) {
    const talk = any(repository.ids('talks'));
    repository.move(talk, `${dirname(talk)}/renamed-${serial}`);
  },
  'move a talk to another conference'(repository, any, serial) {
    const talk = any(repository.ids('talks'));
    const conference = any(repository.ids('conferences')).replace('conferences/', '');
    repository.move(talk, `talks/${conference}/moved-${serial}`);
  },
  'rename a conference'(repository, any, serial) {
    const [from, to] = [any(repository.ids('conferences')), `conferences/conference-${serial}`];
    repository.move(from, to);
    moveTalks(repository, from, to);
  },
  'merge two conferences'(repository, any) {
    for (const [from, to] of pair(repository.ids('conferences'), any)) {
      repository.delete(from);
      moveTalks(repository, from, to);
    }
  },
  'rename a series'(repository, any, serial) {
    const { series } = repository.fields(any(repository.ids('conferences')));
    for (const id of repository.ids('conferences'))
      if (repository.fields(id).series === series)
        repository.set(id, { series: `Series ${serial}` });
  },
  'rename a topic'(repository, any, serial) {
    const [from, to] = [any(repository.ids('topics')), `topics/topic-${serial}`];
    repository.move(from, to);
    retag(repository, from, to);
  },
  'merge two topics'(repository, any) {
    for (const [from, to] of pair(repository.ids('topics'), any)) {
      if (repository.fields(to).replacedBy) continue;
      repository.delete(from);
      retag(repository, from, to);
    }
  },
  'replace a topic'(repository, any, serial) {
    const from = any(repository.ids('topics').filter((id) => !repository.fields(id).replacedBy));
    repository.set(`topics/topic-${serial}`, { name: `Topic ${serial}` });
    repository.set(from, { replacedBy: `topic-${serial}` });
  },
  'rename a speaker'(repository, any, serial) {
    rename(repository, any(names(repository)), `Speaker ${serial}`);
  },
  'merge two speakers'(repository, any) {
    for (const [from, to] of pair(names(repository), any)) rename(repository, from, to);
  },
  'delete a talk'(repository, any) {
    repository.delete(any(repository.ids('talks')));
  },
  'withdraw a talk'(repository, any) {
    withdraw(repository, any(repository.ids('talks')));
  },
};

type Choose = <T>(items: readonly T[]) => T;

/** Returns two items, if there are as many. */
function pair<T>(items: readonly T[], any: Choose): [T, T][] {
  if (items.length < 2) return [];
  const first = any(items);
  return [[first, any(items.filter((item) => item !== first))]];
}

function moveTalks(repository: Repository, from: string, to: string) {
  const [source, target] = [from, to].map((id) => id.replace('conferences/', 'talks/'));
  for (const talk of repository.ids(source!)) {
    const name = basename(talk);
    const taken = existsSync(repository.path(`${target}/${name}`));
    repository.move(talk, `${target}/${taken ? `${name}-too` : name}`);
  }
}

function retag(repository: Repository, from: string, to: string) {
  const [source, target] = [from, to].map((id) => basename(id));
  const renamed = (ids: string[] = []) => [
    ...new Set(ids.map((id) => (id === source ? target : id))),
  ];
  for (const talk of repository.ids('talks'))
    repository.set(talk, { topics: renamed(repository.fields(talk).topics) });
  for (const topic of repository.ids('topics'))
    if (repository.fields(topic).replacedBy === source)
      repository.set(topic, { replacedBy: topic === to ? undefined : target });
}

function names(repository: Repository): string[] {
  const all = repository.ids('talks').flatMap((talk) => repository.fields(talk).speakers);
  return [...new Set<string>(all)].sort();
}

function withdraw(repository: Repository, talk: string, hideNames = false) {
  repository.set(talk, { withdrawn: { date: today, reason: 'A mistake.', hideNames } });
}

/** The former name's file goes, as it has no talks. */
function rename(repository: Repository, from: string, to: string) {
  for (const talk of repository.ids('talks')) {
    const speakers = repository.fields(talk).speakers as string[];
    if (!speakers.includes(from)) continue;
    const renamed = speakers.map((name) => (name === from ? to : name));
    repository.set(talk, { speakers: [...new Set(renamed)] });
  }
  repository.delete(`speakers/${slug(from)}`);
}

/** Does what a message asks its author to decide: gives the address to a page of the same kind. */
function decide(repository: Repository, { message }: Finding, any: Choose) {
  const aliases = message.match(/aliases: \[(.+)\]/)?.[1]?.split(', ');
  assert.ok(aliases, message);
  const collection = aliases[0]!.split('/')[1] ?? '';
  const known = repository.ids(collection === 'series' ? 'conferences' : collection);
  const id = known.length ? any(known) : any(repository.ids('talks'));
  repository.set(id, { aliases: [...(repository.fields(id).aliases ?? []), ...aliases] });
}

const talks = Array.from({ length: 24 }, (_, index): [string, string] => [
  `content/talks/c${index % 4}/t${index}.md`,
  `---
title: Talk ${index}
speakers: [Speaker ${'ABCDEFG'[index % 7]}, Speaker ${'HIJ'[index % 3]}]
date: 20${10 + (index % 4)}-05-0${1 + (index % 9)}
topics: [t${index % 5}${index % 2 ? `, t${(index + 1) % 5}` : ''}]
---

What talk ${index} said, in ${index} words or so, to ${'friends and '.repeat(index)}strangers:
see [another](../c${(index * 7 + 3) % 4}/t${(index * 7 + 3) % 24}.md), [more](/topics/t${index % 5}/) and [its day][1].

[1]: /conferences/c${(index + 1) % 4}/
`,
]);

const library: Files = {
  'content/talks/pygrunn-2011/zmq.md': undefined,
  'content/topics/zeromq.md': undefined,
  'content/speakers/oscar-vilaplana.md': undefined,
  'content/conferences/pygrunn-2011.md': undefined,
  ...Object.fromEntries(talks),
  ...Object.fromEntries(
    Array.from({ length: 4 }, (_, index) => [
      `content/conferences/c${index}.md`,
      `---\nname: Conference ${index}\nseries: Series ${index % 3}\nstartDate: 2010-01-01\nendDate: 2019-12-31\n---\n`,
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 5 }, (_, index) => [
      `content/topics/t${index}.md`,
      `---\nname: Topic ${index}\n---\n`,
    ]),
  ),
};

test('fifty seeded renames, merges, moves, deletions and withdrawals lose no address, break no link, and show no item twice', async () => {
  let seed = 21;
  const any: Choose = (items) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return items[(seed >> 8) % items.length]!;
  };
  const repository = new Repository(await writeSmallArchive('fifty-changes', library));
  const readers = new Readers();
  await readers.visit(await repository.archive());
  const kinds = Object.keys(changes);
  const fifty = Array.from({ length: 50 }, (_, index) => kinds[index] ?? any(kinds));
  for (const [serial, name] of fifty.entries()) {
    changes[name]!(repository, any, serial);
    // Two changes in each commit, as in a pull request.
    if (serial % 2 === 0) continue;
    let left = await repository.fixed();
    // A broken link is fixed once its target is decided.
    for (const finding of left)
      if (finding.rule !== 'broken-link') decide(repository, finding, any);
    if (left.length) left = await repository.fixed();
    assert.deepEqual(left.map(findingLine), [], `${serial}: ${name}`);
    repository.commit();
    await readers.visit(await repository.archive());
    assert.deepEqual([readers.lost, readers.seenTwice], [[], []], `${serial}: ${name}`);
  }
  assert.ok(readers.files.size > 150, `${readers.files.size} addresses`);
  const moved = redirects(await repository.archive());
  const former = new Set(moved.map(({ from }) => redirectFile(from)));
  assert.deepEqual(
    moved.filter(({ to }) => former.has(fileOf('/', to))),
    [],
    'no redirect leads to another',
  );
});

test('two pull requests that move addresses change no file in common', async () => {
  const repository = new Repository(await writeSmallArchive('two-requests', library));
  repository.git('branch', 'main');
  for (const serial of [1, 2]) {
    repository.git('checkout', '-qb', `request-${serial}`, 'main');
    repository.move(`talks/c${serial}/t${serial}`, `talks/c${serial}/moved`);
    rename(repository, `Speaker ${'BC'[serial - 1]}`, `Speaker ${serial}`);
    assert.deepEqual((await repository.fixed()).map(findingLine), []);
    repository.commit();
  }
  repository.git('checkout', '-q', 'main');
  for (const serial of [1, 2]) repository.git('merge', '-qm', 'Merge', `request-${serial}`);
  const { findings } = await check(repository.paths);
  assert.deepEqual(findings.filter(({ severity }) => severity === 'error').map(findingLine), []);
});

describe('check --published', () => {
  test('names what a site has and the archive has not, with the lines to write', async () => {
    const { root } = await writeSmallArchive('published', {
      'content/talks/pygrunn-2011/zmq.md': withFields(
        'content/talks/pygrunn-2011/zmq.md',
        'feedId: tag:trial.example,2011:/talks/pygrunn-2011/sockets',
      ),
      'live/data/addresses.json': JSON.stringify({
        pages: ['/', '/talks/pygrunn-2011/sockets/', '/topics/messaging/', '/license/'],
        redirects: { '/2011/zmq/': '/talks/pygrunn-2011/sockets/', '/who/': '/about/' },
        feeds: ['/rss.xml', '/topics/messaging/rss.xml'],
        downloads: ['/downloads/pygrunn-2011/zmq.pdf'],
        feedIds: {
          'tag:trial.example,2011:/talks/pygrunn-2011/sockets': '/talks/pygrunn-2011/sockets/',
        },
      }),
    });
    const published = join(root, 'live');
    const { stdout, code } = await run('check', { ARCHIVE_DIR: root }, ['--published', published]);
    assert.equal(
      stdout,
      `content/pages/about.md:2:1: error: /who/ was published, and no longer redirects here; write aliases: [/who/] [vanished-address]
content/pages/license.md:1:1: error: /license/ was published, and would be gone; write aliases: [/license/] in the file that replaces it [vanished-address]
content/talks/pygrunn-2011/zmq.md:2:1: error: /talks/pygrunn-2011/sockets/, /2011/zmq/ was published, and /talks/pygrunn-2011/zmq/ replaces it; write aliases: [/talks/pygrunn-2011/sockets/, /2011/zmq/] [vanished-address]
content/topics/messaging.md:1:1: error: /topics/messaging/ was published, and would be gone; write aliases: [/topics/messaging/] in the file that replaces it, or keep this one with replacedBy [vanished-address]
public/downloads/pygrunn-2011/zmq.pdf:1:1: warning: /downloads/pygrunn-2011/zmq.pdf was published, and links to it would break; list it again, under the same name [vanished-download]
4 errors, 1 warning
`,
    );
    assert.equal(code, 1);
    const fixed = await run('check', { ARCHIVE_DIR: root }, ['--published', published, '--fix']);
    assert.match(fixed.stdout, /^2 fixed\n/);
    assert.match(
      readFileSync(join(root, 'content/talks/pygrunn-2011/zmq.md'), 'utf8'),
      /^aliases: \[\/talks\/pygrunn-2011\/sockets\/, \/2011\/zmq\/\]$/m,
    );
  });

  test('names feeds, books and the search that LEAVE_OUT omits once, however many there are', async () => {
    const feeds = ['/rss.xml', '/conferences/pygrunn-2011/rss.xml', '/topics/zeromq/rss.xml'];
    const pages = ['/', '/search/', '/conferences/pygrunn-2011/book/'];
    const { root } = await writeSmallArchive('published-parts', {
      'live/data/addresses.json': JSON.stringify({
        ...{ pages, feeds, redirects: {}, downloads: [], feedIds: {} },
      }),
    });
    const published = ['--published', join(root, 'live')];
    const whole = await run('check', { ARCHIVE_DIR: root }, published);
    assert.equal(whole.stdout, '0 errors\n');
    const env = { ARCHIVE_DIR: root, LEAVE_OUT: 'list-feeds,books,search' };
    const { stdout } = await run('check', env, published);
    assert.match(
      stdout,
      /^content\/site\.yaml:\d+:\d+: error: leaveOut omits \/conferences\/pygrunn-2011\/rss\.xml and 3 more, .+\n1 error\n$/,
    );
  });

  test('reads the list of a site from its server, under a base path', async () => {
    const served = await serveSite(awkward);
    after(served.close);
    const published = ['--published', served.address];
    const same = await run('check', { ARCHIVE_DIR: awkward.archive }, published);
    assert.deepEqual([same.code, same.stdout.includes('published')], [0, false], same.stdout);
    const other = await run('check', {}, published);
    assert.match(other.stdout, /error: \/conferences\/everything-2015\/ was published/);
    assert.equal(other.code, 1);
  });

  test('refuses what is no site of Aftertalk', async () => {
    const { stderr, code } = await run('check', {}, ['--published', 'docs']);
    assert.match(
      stderr,
      /^--published .*docs has no list of its addresses: .* doesn’t exist; name a/,
    );
    assert.equal(code, 2);
  });
});

test('a renamed conference keeps the links to it and its talks, and isn’t new in the report', async () => {
  const links = (folder: string, before = '') =>
    `See [${before}zmq.md](${before}zmq.md#x), [this](/talks/${folder}/zmq/) and [that](</conferences/${folder}/>)
or [more], ![a picture](a.png)

[more]: ${before}zmq.md "More"
`;
  const other = (body: string) =>
    `---\ntitle: Other\nspeakers: Òscar Vilaplana\ndate: 2012-05-20\n---\n\n${body}`;
  const conference = '---\nname: PyGrunn 2012\nstartDate: 2012-05-20\n---\n';
  const paths = await writeSmallArchive('renamed-conference', {
    'content/conferences/pygrunn-2012.md': conference,
    'content/talks/pygrunn-2012/a.png': readFileSync('src/icons/apple-touch-icon.png'),
    'content/talks/pygrunn-2012/other.md': other(links('pygrunn-2011', '../pygrunn-2011/')),
    'content/talks/pygrunn-2011/zmq.md': withFields('content/talks/pygrunn-2011/zmq.md', '').concat(
      '\n## x\n',
    ),
  });
  const repository = new Repository(paths);
  repository.move('conferences/pygrunn-2011', 'conferences/renamed');
  repository.move('talks/pygrunn-2011/zmq', 'talks/renamed/zmq');
  assert.deepEqual((await repository.fixed()).map(findingLine), []);
  assert.equal(
    readFileSync(repository.path('talks/pygrunn-2012/other'), 'utf8'),
    other(links('renamed', '../renamed/').replace('[../renamed', '[../pygrunn-2011')),
  );
  const { files } = await check(paths);
  const base = await diffWithBase(paths, 'HEAD');
  const report = changeReport(paths, readSite(paths), files, base, { before: 0, now: 0 });
  assert.match(report, /^- `\/conferences\/pygrunn-2011\/` \(redirects\)$/m);
  assert.doesNotMatch(report, /New conferences|What subscribers get/);
});

describe('--fix follows a moved file', () => {
  const topics = [
    'topics: ID',
    'topics: "ID" # the library',
    'topics: [ID]',
    "topics: [queues, 'ID', sockets]",
    'topics:\n  - queues # the data\n  - ID # the library\n  - sockets',
    'topics:\n- ID',
  ];
  const speakers = [
    'speakers: [{name: Ada Quist, id: ID}, Bo Lind]',
    'speakers:\n  - Bo Lind\n  - name: Ada Quist\n    id: "ID" # the sailor\n    role: host',
  ];
  const library: Files = {
    'content/topics/queues.md': '---\nname: Queues\nrelated: [zeromq]\n---\n',
    'content/topics/sockets.md': '---\nname: Sockets\nreplacedBy: zeromq\n---\n',
    'content/speakers/ada.md': '---\nname: Ada Quist\n---\n\nShe sails.\n',
  };
  const file = 'content/talks/pygrunn-2011/zmq.md';

  for (const [collection, from, to, lines] of [
    ['topics', 'zeromq', 'omq', topics],
    ['speakers', 'ada', 'ada-the-sailor', speakers],
  ] as const)
    for (const line of lines)
      test(`from ${collection}/${from} to ${to} in ${line.replaceAll('\n', '⏎')}`, async () => {
        const written = withFields(file, line.replace('ID', from)).replace('done right', from);
        const files = { ...library, [file]: written };
        const repository = new Repository(await writeSmallArchive('moved-file', files));
        const readers = new Readers();
        await readers.visit(await repository.archive());
        repository.move(`${collection}/${from}`, `${collection}/${to}`);
        assert.deepEqual((await repository.fixed()).map(findingLine), []);
        await readers.visit(await repository.archive());
        assert.deepEqual([readers.lost, readers.seenTwice], [[], []]);
        const fixed = line.replace(`'ID'`, to).replace('"ID"', to).replace('ID', to);
        const text = withFields(file, fixed).replace('done right', from);
        assert.equal(readFileSync(repository.path('talks/pygrunn-2011/zmq'), 'utf8'), text);
      });

  for (const [before, after] of [
    ['topics: [zeromq, queues]', 'topics: [queues]'],
    ['topics: [queues, "zeromq"]', 'topics: [queues]'],
    ['topics:\n  - sockets\n  - zeromq # old\n  - queues', 'topics:\n  - sockets\n  - queues'],
    ['topics:\n  - queues\n  - zeromq', 'topics:\n  - queues'],
  ] as const)
    test(`into one that ${before.replaceAll('\n', '⏎')} has`, async () => {
      const files = {
        [file]: withFields(file, before),
        'content/topics/sockets.md': '---\nname: Sockets\n---\n',
        'content/topics/zeromq.md': undefined,
        'content/topics/queues.md': '---\nname: Queues\naliases: [/topics/zeromq/]\n---\n',
      };
      const paths = await writeSmallArchive('merged-file', files);
      fix(paths, (await check(paths)).findings);
      assert.deepEqual(
        (await check(paths)).findings.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.equal(readFileSync(join(paths.root, file), 'utf8'), withFields(file, after));
    });

  test('not if it is only that of a conference: its folder could be right', async () => {
    const repository = new Repository(await writeSmallArchive('moved-conference'));
    repository.move('conferences/pygrunn-2011', 'conferences/pygrunn');
    assert.deepEqual((await repository.fixed()).map(findingLine), [
      `${file}:1:1: error: unknown conference "pygrunn-2011"; content/conferences/pygrunn.md has no talks: rename the folder to pygrunn, or that file to pygrunn-2011.md [unknown-conference]`,
    ]);
  });
});

test('a comparison with the commit that is checked out says that there is nothing to compare', async () => {
  const repository = new Repository(await writeSmallArchive('same-commit'));
  const noteSince = async (commit: string) => (await diffWithBase(repository.paths, commit)).note;
  assert.match((await noteSince('HEAD')) ?? '', /nothing to compare; write --base HEAD~1,/);
  const env = { ARCHIVE_DIR: repository.paths.root };
  const { code, stdout, stderr } = await run('check', env, ['--base', 'HEAD', '--format', 'json']);
  assert.deepEqual([code, stdout], [0, '[]\n']);
  assert.match(stderr, /^HEAD is the commit that is checked out.*\n$/);
  repository.set('topics/zeromq', { name: 'Queues' });
  assert.equal(await noteSince('HEAD'), undefined);
  repository.commit();
  assert.equal(await noteSince('HEAD~1'), undefined);
});

test('parts that a change of leaveOut omits are one error', async () => {
  const paths = await writeSmallArchive('vanished-parts', {});
  const repository = new Repository(paths);
  const site = join(paths.content, 'site.yaml');
  writeFileSync(site, `${readFileSync(site, 'utf8')}leaveOut: [list-feeds, books]\n`);
  const lines = (await repository.fixed()).map(findingLine);
  assert.equal(lines.length, 1);
  assert.match(lines[0]!, /^content\/site\.yaml:8:1.+ and 4 more, which readers/);
});

test('a changed feedAuthority is one error, not one for each talk', async () => {
  const site = 'content/site.yaml';
  const repository = new Repository(await writeSmallArchive('authority', library));
  const changed = withFields(site, 'feedAuthority: other.example,2026');
  writeFileSync(join(repository.paths.root, site), changed);
  const left = await repository.fixed();
  assert.deepEqual(left.map(findingLine), [
    `${site}:7:16: error: feedAuthority was trial.example,2011, and readers would see every talk twice; write feedAuthority: trial.example,2011 [changed-feed-id]`,
  ]);
});

test('a deleted talk is named as the cause of what goes with it', async () => {
  const repository = new Repository(await writeSmallArchive('deleted-talk'));
  repository.delete('talks/pygrunn-2011/zmq');
  const left = await repository.fixed();
  const gone = (path: string) =>
    `content/talks/pygrunn-2011/zmq.md:1:1: error: ${path} was published, and would be gone; write aliases: [${path}] in the file that replaces it, or`;
  const found = left.map(findingLine).filter((line) => line.includes('zmq.md'));
  assert.deepEqual(found, [
    `${gone('/archive/2011/')} withdraw this talk, its last one, instead of deleting it: then the page stays [vanished-address]`,
    `${gone('/speakers/oscar-vilaplana/')} withdraw this talk, its last one, instead of deleting it: then the page stays [vanished-address]`,
    `${gone('/talks/pygrunn-2011/zmq/')} keep this one with withdrawn: {date: ${today}, reason: …} [vanished-address]`,
  ]);
});

test('withdrawn talks leave every page and feed, and take speakers with them only if names are hidden', async () => {
  const repository = new Repository(await writeSmallArchive('withdrawn', library));
  const readers = new Readers();
  await readers.visit(await repository.archive());
  const byA = repository
    .ids('talks')
    .filter((talk) => repository.fields(talk).speakers.includes('Speaker A'));
  const inC0 = repository.ids('talks').filter((talk) => talk.startsWith('talks/c0/'));
  for (const talk of [...byA, ...inC0]) withdraw(repository, talk);
  assert.deepEqual((await repository.fixed()).map(findingLine), []);
  await readers.visit(await repository.archive());
  assert.deepEqual(readers.lost, []);
  repository.commit();
  for (const talk of repository.ids('talks')) withdraw(repository, talk);
  assert.deepEqual((await repository.fixed()).map(findingLine), []);
  await readers.visit(await repository.archive());
  assert.deepEqual(readers.lost.splice(0), ['search/index.html']);
  // The names leave the file, too, for it is public.
  for (const talk of byA) withdraw(repository, talk, true);
  for (const talk of byA) repository.set(talk, { speakers: [] });
  assert.deepEqual((await repository.fixed()).map(findingLine), []);
  await readers.visit(await repository.archive());
  assert.deepEqual(readers.lost.sort(), [
    'search/index.html',
    'speakers/speaker-a/index.html',
    'speakers/speaker-a/rss.xml',
  ]);
});

test('a speaker who is hidden in one talk doesn’t go with another that is deleted', async () => {
  const talk = smallArchive['content/talks/pygrunn-2011/zmq.md']!;
  const hidden = talk.replace(
    '---\n',
    '---\nwithdrawn: {date: 2020-01-01, reason: R, hideNames: true}\n',
  );
  const repository = new Repository(
    await writeSmallArchive('hidden-once', { 'content/talks/pygrunn-2011/hidden.md': hidden }),
  );
  repository.delete('talks/pygrunn-2011/zmq');
  const left = (await repository.findings()).map(findingLine);
  assert.ok(left.some((line) => line.includes('error: /speakers/oscar-vilaplana/ was published')));
});

test('the headings of a withdrawn talk may go with its text', async () => {
  const zmq = 'content/talks/pygrunn-2011/zmq.md';
  const text = `${smallArchive[zmq]}\n## Sockets\n\nThey queue.\n`;
  const repository = new Repository(await writeSmallArchive('withdrawn-text', { [zmq]: text }));
  const withdrawn = withFields(zmq, `withdrawn: {date: ${today}, reason: A mistake.}`);
  const [head = ''] = withdrawn.split('\nSockets');
  writeFileSync(join(repository.paths.root, zmq), head);
  const { files } = await check(repository.paths);
  const base = await diffWithBase(repository.paths, 'HEAD');
  const found = await findVanishedSince(repository.paths, files, base, today, []);
  assert.deepEqual(found.map(findingLine), []);
});

describe('a conference without a text', () => {
  const zmq = 'content/talks/pygrunn-2011/zmq.md';
  const withoutText = withFields(zmq, 'text: none').replace('\nSockets, done right.\n', '');

  test('loses its book and its EPUB, unless its own file redirects the book to it', async () => {
    const repository = new Repository(await writeSmallArchive('without-text'));
    writeFileSync(join(repository.paths.root, zmq), withoutText);
    const { files, findings } = await check(repository.paths);
    assert.deepEqual(findings.filter(({ severity }) => severity === 'error').map(findingLine), []);
    const base = await diffWithBase(repository.paths, 'HEAD');
    const found = await findVanishedSince(repository.paths, files, base, today, []);
    const conference = 'content/conferences/pygrunn-2011.md:1:1';
    assert.deepEqual(found.map(findingLine), [
      `${conference}: error: /conferences/pygrunn-2011/book/ was published, and would be gone; write aliases: [/conferences/pygrunn-2011/book/] in the file that replaces it [vanished-address]`,
      `${conference}: warning: /conferences/pygrunn-2011/pygrunn-2011.epub was published, and links to it would break: no talk of this conference has a text now; write aliases: [/conferences/pygrunn-2011/book/], or withdraw the last one instead [vanished-download]`,
    ]);
    repository.set('conferences/pygrunn-2011', { aliases: ['/conferences/pygrunn-2011/book/'] });
    const left = (await repository.findings()).map(findingLine);
    assert.deepEqual(
      left.filter((line) => line.includes('[vanished-')),
      [],
    );
  });

  for (const [name, change] of Object.entries({
    'its text': { [zmq]: withoutText },
    'its talk': { [zmq]: undefined, 'content/topics/zeromq.md': undefined },
  }))
    test(`has an EPUB of the facts that are left, if it lost ${name}`, async () => {
      const paths = await writeSmallArchive('facts-only', {
        ...change,
        'content/conferences/pygrunn-2011.md':
          '---\nname: PyGrunn 2011\nstartDate: 2011-05-20\naliases: [/conferences/pygrunn-2011/book/]\n---\n',
      });
      const { files, findings } = await check(paths);
      assert.deepEqual(findings.map(findingLine), []);
      const left = loadUnrendered(paths, readSite(paths), files);
      const all = outputs(left, join(paths.content, 'talks'));
      const made = all.find(({ file }) => file.endsWith('.epub'));
      assert.ok(made && 'bytes' in made);
      const entries = unzipSync(await made.bytes());
      const text = (file: string) => strFromU8(entries[`EPUB/${file}`]!);
      assert.match(text('start.xhtml'), /<h1[^>]*>PyGrunn 2011<\/h1>/);
      assert.equal(/ØMQ/.test(text('start.xhtml')), name === 'its text');
      assert.match(text('package.opf'), />2011-05-20T00:00:00Z</);
    });
});

describe('a list that keeps its file, and whose talks are all in another now', () => {
  const silent = async (repository: Repository) =>
    (await repository.findings()).map(findingLine).filter((line) => line.includes('silent'));

  test('is told to be replaced, if it is a topic', async () => {
    const repository = new Repository(await writeSmallArchive('silent-topic', library));
    retag(repository, 'topics/t1', 'topics/t2');
    assert.deepEqual(await silent(repository), [
      'content/topics/t1.md:1:1: warning: the talks of /topics/t1/ are all in /topics/t2/ now, so its feed falls silent; if that one replaces it, write replacedBy: t2 [vanished-address]',
    ]);
  });

  test('is told to redirect, if it is a conference', async () => {
    const repository = new Repository(await writeSmallArchive('silent-conference', library));
    moveTalks(repository, 'conferences/c1', 'conferences/c2');
    fix(repository.paths, await repository.findings());
    assert.deepEqual(await silent(repository), [
      'content/conferences/c1.md:1:1: warning: the talks of /conferences/c1/ are all in /conferences/c2/ now, so its feed falls silent; if that one replaces it, delete this file, and write aliases: [/conferences/c1/] in that of c2 [vanished-address]',
    ]);
  });
});
