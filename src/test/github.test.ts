import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  name?: string;
  env?: Record<string, string>;
  with?: Record<string, string | boolean>;
}
interface Workflow {
  on: unknown;
  permissions: object;
  jobs: Record<string, { steps: Step[]; permissions?: Record<string, string>; needs?: string }>;
}

for (const file of globSync('.github/workflows/*.yml'))
  describe(file, () => {
    const text = readFileSync(file, 'utf8');
    const workflow = parse(text) as Workflow;
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

    test('pins every action to a commit', () => {
      for (const { uses } of steps) if (uses) assert.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    });

    test('passes no expression to a shell', () => {
      for (const { run = '' } of steps) assert.doesNotMatch(run, /\$\{\{/);
    });

    test('has no expression that others can write', () => {
      const expressions = [...text.matchAll(/\$\{\{ *(.*?) *\}\}/g)].map(([, inner]) => inner);
      const own = ['run_id', 'event.number', 'token', 'repository'].map((name) => `github.${name}`);
      for (const inner of expressions)
        assert.ok([...own, 'runner.temp'].includes(inner ?? ''), inner);
    });

    test('keeps no credentials in a checkout', () => {
      for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
        assert.equal(step.with?.['persist-credentials'], false);
    });

    test('runs code only in jobs that can do nothing but read', () => {
      assert.deepEqual(workflow.permissions, { contents: 'read' });
      for (const { permissions, steps } of Object.values(workflow.jobs))
        for (const { uses = '', run = '', env } of steps)
          if (permissions) {
            assert.match(
              uses,
              /^$|^actions\/(?:deploy-pages|checkout|download-artifact|attest-build-provenance)@/,
            );
            for (const line of run.split('\n'))
              assert.match(line, /^(?:$|(?:then )?(?:git|gh) |if \[ |then exit 0$|fi$)/);
          } else assert.equal(env?.GH_TOKEN, undefined);
    });
  });

describe('the workflow of pull requests', () => {
  const text = readFileSync('.github/workflows/pull-request.yml', 'utf8');
  const workflow = parse(text) as Workflow;

  test('neither reads nor writes a cache', () => {
    assert.doesNotMatch(text, /cache/);
  });

  test('can only read the repository', () => {
    assert.equal(workflow.on, 'pull_request');
    assert.deepEqual(workflow.permissions, { contents: 'read' });
    assert.ok(Object.values(workflow.jobs).every(({ permissions }) => !permissions));
    assert.doesNotMatch(text, /\{ *secrets|pull_request_target/);
    assert.match(text, /persist-credentials: false/);
  });

  test('checks changes, then builds the site, or runs all tests if code changed', () => {
    const runs = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    );
    assert.equal(runs[0], 'npm ci');
    assert.equal(runs[1], 'npm run check -- --format github --base HEAD^1');
    assert.equal(runs[2], 'npm run --silent report -- --base HEAD^1 >> "$GITHUB_STEP_SUMMARY"');
    assert.equal(runs.at(-3), 'npm run build');
    assert.match(runs.at(-2) ?? '', /^npm audit signatures && npm sbom /);
    assert.equal(runs.at(-1), 'npm test');
  });
});

describe('the workflow of releases', () => {
  const { on, jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as Workflow;

  test('packs a tag that the version and the changelog have, and tests the tarball', () => {
    assert.deepEqual(on, { push: { tags: ['v*'] } });
    const runs = jobs.pack!.steps.flatMap(({ run }) => run ?? []);
    assert.match(runs[1] ?? '', /test "\$GITHUB_REF_NAME" = "v\$version"\n.*CHANGELOG\.md/);
    assert.deepEqual(runs.slice(2, 4), ['npm test', 'npm pack']);
    const [test = ''] = runs.at(-1)?.match(/src\/test\/hosts\/\S+/) ?? [];
    assert.match(readFileSync(test, 'utf8'), /const \{ AFTERTALK \} = process\.env;/);
  });

  test('attaches it with its provenance in a job that has no checkout', () => {
    const { needs, permissions, steps } = jobs.attach!;
    assert.equal(needs, 'pack');
    assert.deepEqual(permissions, {
      contents: 'write',
      'id-token': 'write',
      attestations: 'write',
    });
    const names = steps.map(({ uses, run }) => (uses ?? run ?? '').replace(/[@"].*/s, ''));
    assert.deepEqual(names, [
      'actions/download-artifact',
      'actions/attest-build-provenance',
      'gh release create ',
    ]);
  });
});

test('the changelog has the version of the package, and in its order only semantic versions', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const titles = [...changelog.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
  assert.equal(titles[0], '[Unreleased]');
  assert.ok(titles.some((title) => title.startsWith(`[${version}] - `)));
  for (const title of titles.slice(1)) assert.match(title, /^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
});

describe('the workflow that publishes', () => {
  const text = readFileSync('.github/workflows/publish.yml', 'utf8');
  const { on, permissions, jobs } = parse(text) as Workflow;

  test('runs only on main, and only if the repository sets PUBLISH_TO_PAGES', () => {
    assert.deepEqual(on, { push: { branches: ['main'] }, workflow_dispatch: null });
    assert.deepEqual(permissions, { contents: 'read' });
    assert.match(
      text,
      /if: vars\.PUBLISH_TO_PAGES == 'true' && github\.ref == 'refs\/heads\/main'/,
    );
    assert.match(text, /persist-credentials: false/);
  });

  test('deploys in a job of its own what another has built', () => {
    assert.deepEqual(Object.keys(jobs), ['build', 'deploy']);
    assert.match(jobs.build!.steps.at(-1)?.uses ?? '', /^actions\/upload-pages-artifact@/);
    assert.equal(jobs.deploy!.needs, 'build');
    assert.equal(jobs.deploy!.steps.length, 1);
    assert.deepEqual(jobs.deploy!.permissions, { pages: 'write', 'id-token': 'write' });
  });

  test('caches the site and its inputs between builds', () => {
    const { steps } = jobs.build!;
    const cache = steps.findIndex(({ uses }) => uses?.startsWith('actions/cache@'));
    assert.deepEqual(String(steps[cache]?.with?.path).trim().split('\n'), ['.cache', 'dist']);
    assert.equal(steps[cache]?.with?.['restore-keys'], 'site-');
    assert.ok(cache < steps.findIndex(({ run }) => run === 'npm run build'));
  });
});

describe('the workflow that asks after links', () => {
  const text = readFileSync('.github/workflows/links.yml', 'utf8');
  const { on, jobs } = parse(text) as Workflow;
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-links-'));
  const [origin, asking, proposing] = ['origin', 'asking', 'proposing'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@a.example', ...args], {
      cwd,
      encoding: 'utf8',
    });
  after(() => rmSync(folder, { recursive: true }));

  test('runs weekly on main, and only if the repository sets CHECK_LINKS', () => {
    assert.deepEqual(Object.keys(on as object), ['schedule', 'workflow_dispatch']);
    assert.match(text, /cron: \d+ \d+ \* \* \d\n/);
    assert.match(text, /if: vars\.CHECK_LINKS == 'true' && github\.ref == 'refs\/heads\/main'/);
    assert.deepEqual(jobs.propose!.permissions, { contents: 'write', 'pull-requests': 'write' });
    assert.equal(jobs.propose!.needs, 'ask');
  });

  before(() => {
    git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
    git(folder, 'clone', '--quiet', origin, asking);
    commit({ 'content/site.yaml': 'contract: 1\n', 'facts/a.json': '1\n' }, '2026-01-01');
    writeFile(join(folder, 'bin/gh'), '#!/bin/sh\necho "$@" >> "$GH_CALLS"\necho 0\n');
    writeFile(join(folder, 'bin/npm'), '#!/bin/sh\neval "$WHAT_LINKS_DOES"\necho 1 link\n');
    for (const name of ['gh', 'npm']) chmodSync(join(folder, 'bin', name), 0o755);
  });

  function writeFile(path: string, content: string) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  function commit(files: Record<string, string>, day: string) {
    for (const [file, content] of Object.entries(files)) writeFile(join(asking, file), content);
    git(asking, 'add', '.');
    process.env.GIT_COMMITTER_DATE = `${day}T00:00:00Z`;
    git(asking, 'commit', '--quiet', '--message', 'Change');
    delete process.env.GIT_COMMITTER_DATE;
    git(asking, 'push', '--quiet', 'origin', 'HEAD:main');
  }

  /** Runs the workflow’s own scripts. @returns what was proposed, as a diff, and gh’s calls */
  function runWorkflow(whatLinksDoes: string) {
    git(asking, 'fetch', '--quiet', 'origin');
    git(asking, 'reset', '--quiet', '--hard', 'origin/main');
    rmSync(proposing, { recursive: true, force: true });
    git(folder, 'clone', '--quiet', origin, proposing);
    const calls = join(folder, 'calls');
    writeFileSync(calls, '');
    const env = {
      ...process.env,
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      RUNNER_TEMP: folder,
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GH_CALLS: calls,
      WHAT_LINKS_DOES: whatLinksDoes,
    };
    for (const [job, cwd] of [[jobs.ask!, asking] as const, [jobs.propose!, proposing] as const])
      for (const { run } of job.steps)
        if (run && run !== 'npm ci')
          execFileSync('bash', ['-eo', 'pipefail', '-c', run], { cwd, env });
    return readFileSync(calls, 'utf8');
  }
  const proposed = () =>
    git(proposing, 'diff', '--name-status', 'origin/main', 'origin/update-facts').trim();

  test('proposes nothing if nothing changed, or there are no facts', () => {
    assert.equal(runWorkflow('true'), '');
    assert.equal(git(origin, 'branch', '--list', 'update-facts'), '');
  });

  test('proposes what changed in facts/, and nothing else', () => {
    const does = 'echo 2 > facts/b.json; rm facts/a.json; echo x >> content/site.yaml; echo > new';
    const calls = runWorkflow(does);
    assert.match(calls, /^auth setup-git\npr list .+\npr create --head update-facts .+\n$/);
    git(proposing, 'fetch', '--quiet', 'origin');
    assert.equal(proposed(), 'D\tfacts/a.json\nA\tfacts/b.json');
  });

  test('continues with what was proposed, until something newer is merged', () => {
    const seen = join(folder, 'seen');
    const look = `cat facts/*.json > ${seen}; echo 3 > facts/c.json`;
    runWorkflow(look);
    assert.equal(readFileSync(seen, 'utf8'), '1\n2\n');
    git(proposing, 'fetch', '--quiet', 'origin');
    assert.equal(proposed(), 'A\tfacts/b.json\nA\tfacts/c.json');
    git(asking, 'reset', '--quiet', '--hard', 'origin/main');
    commit({ 'facts/a.json': '4\n' }, '2038-01-01');
    runWorkflow(look);
    assert.equal(readFileSync(seen, 'utf8'), '4\n');
  });
});

test('the issue form requires the fields that a talk needs', () => {
  const form = parse(readFileSync('.github/ISSUE_TEMPLATE/add-a-talk.yml', 'utf8')) as {
    body: { id: string; validations?: { required: boolean } }[];
  };
  const required = form.body.filter(({ validations }) => validations?.required).map(({ id }) => id);
  assert.deepEqual(required, ['title', 'speakers', 'conference', 'date']);
});
