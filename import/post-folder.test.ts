import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { countItems, reportLines } from './report.ts';
import type { SourceOptions } from './formats.ts';
import { samples, temporaryArchive } from '../src/test/import-archive.ts';

const image = await readFile(join(samples, 'posts/images/anchor.png'));

/** Imports a folder with these files. @param source its path in the folder */
async function importFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: SourceOptions = {},
  source = '',
) {
  const [folder, archive] = [await temporaryArchive(), await temporaryArchive()];
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder.root, path)), { recursive: true });
    await writeFile(join(folder.root, path), content);
  }
  const report = await archive.run('markdown', join(folder.root, source), options);
  assert.deepEqual(await archive.errors(), []);
  return { folder, archive, report, lines: reportLines(report).join('\n') };
}

const head = (fields: string) => `---\n${fields}\n---\n\nText.\n`;

describe('folders as their programs have them', () => {
  test('a page bundle has its images, wherever its site is', async () => {
    for (const source of ['', 'content', 'content/talks', 'content/talks/anchors']) {
      const { archive, report, lines } = await importFolder(
        {
          'hugo.toml': 'baseURL = "https://quay.example/"\n',
          'static/images/site.png': image,
          'content/talks/anchors/anchor.png': image,
          'content/talks/anchors/index.md':
            '+++\ntitle = "Anchors"\ndate = 2019-05-01\n+++\n![A](anchor.png) ![B](/images/site.png)\n',
          'content/talks/_index.md': head('title: Talks'),
        },
        {},
        source,
      );
      const text = await archive.read('talks/weblog-2019/anchors.md');
      assert.match(text, /!\[A\]\(anchor\.png\) !\[B\]\(site\.png\)/, source + lines);
      assert.equal(countItems(report).written, 1);
      assert.ok((await archive.files()).has('content/talks/weblog-2019/anchor.png'));
      assert.doesNotMatch(lines, /anchor\.png/);
    }
  });

  test('an index page with posts below isn’t one of them', async () => {
    const { report } = await importFolder({
      'blog/index.md': head('title: Blog'),
      'blog/knots.md': head('title: Knots\ndate: 2019-05-01'),
      'blog/sails/index.md': head('title: Sails\ndate: 2019-05-02'),
      'about.md': head('layout: page\ntitle: About'),
      'README.md': '# Our site\n',
    });
    assert.deepEqual(Object.fromEntries(report.skipped), {
      pages: ['about.md'],
      'index pages': ['blog/index.md'],
      'files about the project': ['README.md'],
    });
    assert.equal(countItems(report).written, 2);
  });

  test('Jekyll’s collections, and its layouts aside', async () => {
    const { archive, report, lines } = await importFolder({
      '_config.yml': 'url: "https://quay.example"\ncollections: {talks: {output: true}}\n',
      '_layouts/talk.html': '---\nlayout: default\n---\n<h1>{{ page.title }}</h1>',
      '_talks/2019-05-01-knots.markdown': head('title: Knots\nspeakers: [ada, cy-poe]'),
      '_talks/sails.md': head(
        'title: Sails\nspeakers: [bo, Cy Poe]\ndate: 2019-05-02 18:30:00 +0200',
      ),
      '_data/speakers.yml': '- ID: ada\n  Name: Ada Quist\n- id: bo\n  name: Bo Ek\n',
    });
    assert.equal(countItems(report).written, 2, lines);
    assert.match(await archive.read('talks/weblog-2019/knots.md'), /speakers:\n  - Ada Quist\n/);
    assert.match(lines, /its speaker "cy-poe" looks like an id that nothing describes/);
    assert.match(
      await archive.read('talks/weblog-2019/sails.md'),
      /speakers:\n  - Bo Ek\n  - Cy Poe\ndate: 2019-05-02\ntime: 18:30\n/,
    );
  });

  test('events are a collection of their own: talks name them, or they list their talks', async () => {
    const files = {
      'config.toml': 'base_url = "https://quay.example"\n',
      'content/events/2019-05-01-may.md':
        '+++\ntitle = "Quay night 5"\ndate = 2019-05-01\n[extra]\ntalks = ["knots"]\n+++\n',
      'content/events/june/index.md': head(
        'id: quay-6\ntitle: Quay night 6\ndate: 2019-06-05 19:00',
      ),
      'content/events/july.md': head('title: Quay night 7\ndate: 2019-07-03'),
      'content/speakers/ada.md': head('title: Ada Quist'),
      'content/talks/knots.md': '+++\ntitle = "Knots"\n[extra]\nspeaker = "ada"\n+++\nText.\n',
      'content/talks/sails.md': head('title: Sails\nspeaker: ada\nevent: quay-6'),
    };
    for (const source of ['content', 'content/talks']) {
      const { archive, report, lines } = await importFolder(files, {}, source);
      assert.match(
        await archive.read('talks/quay-night-5/knots.md'),
        /speakers:\n  - Ada Quist\ndate: 2019-05-01\n/,
        lines,
      );
      assert.match(
        await archive.read('talks/quay-night-6/sails.md'),
        /date: 2019-06-05\ntime: 19:00\n/,
      );
      assert.match(await archive.read('conferences/quay-night-6.md'), /^name: Quay night 6$/m);
      const skipped = report.skipped.get('pages of conferences') ?? [];
      assert.equal(skipped.length, source === 'content' ? 2 : 0);
      // No talk names it, so it may be a post about talks.
      assert.equal(countItems(report).written, source === 'content' ? 3 : 2);
    }
  });

  test('besides a day of publication, a later date is that of the talk', async () => {
    const { archive, lines } = await importFolder({
      'knots.md': head('title: Knots\npublishDate: 2019-04-01\ndate: 2019-05-01'),
      'sails.md': head('title: Sails\npublishDate: 2019-04-01\ndate: 2019-03-01'),
    });
    const knots = await archive.read('talks/weblog-2019/knots.md');
    assert.match(knots, /^date: 2019-05-01\npublished: 2019-04-01$/m);
    assert.match(await archive.read('talks/weblog-2019/sails.md'), /^date: 2019-04-01$/m);
    assert.doesNotMatch(lines, /Not brought/);
  });

  test('the same former path twice is one, and images of the site are absolute', async () => {
    const { archive, lines } = await importFolder({
      '_config.yml': 'url: https://quay.example\n',
      'talks/2019-05-01-knots.md': head(
        'title: Knots\npermalink: /talks/knots\nslug: knots',
      ).replace('Text.', '![A knot](/images/missing.png) ![]()'),
    });
    const text = await archive.read('talks/weblog-2019/knots.md');
    assert.match(text, /^aliases: \[\/talks\/knots\]$/m);
    assert.match(text, /!\[A knot\]\(https:\/\/quay\.example\/images\/missing\.png\)/);
    assert.match(lines, /its image \S*\/images\/missing\.png was not found/);
    assert.doesNotMatch(lines, /former path|its image  /);
  });

  test('the URL of another site isn’t a former path, but a link', async () => {
    const { archive } = await importFolder({
      '_config.yml': 'url: https://quay.example\n',
      '_posts/2019-05-01-knots.md': head('title: Knots\nurl: https://meetups.example/e/5'),
      '_posts/2019-05-02-sails.md': head('title: Sails\nurl: https://www.quay.example/sails'),
    });
    const knots = await archive.read('talks/weblog-2019/knots.md');
    assert.match(knots, /type: link\n    url: https:\/\/meetups\.example\/e\/5\n/);
    assert.doesNotMatch(knots, /aliases/);
    const sails = await archive.read('talks/weblog-2019/sails.md');
    assert.match(sails, /aliases: \[\/sails\]/);
    assert.doesNotMatch(sails, /downloads/);
  });

  test('speakers are a collection of their own, above the source', async () => {
    const { archive } = await importFolder(
      {
        'astro.config.mjs': 'export default { site: "https://quay.example" }',
        'src/content/speakers/ada-quist.md': head('name: Ada Quist'),
        'src/content/authors/bo/_index.md': head('title: Bo Ek'),
        'src/content/talks/knots.mdx': `---\ntitle: Knots\nspeakers: [ada-quist]\nauthor: bo\npubDate: May 01 2019\n---\nimport X from '../x.astro';\n\nText <X client:load/> with <b>words</b>.\n`,
      },
      {},
      'src/content/talks',
    );
    const text = await archive.read('talks/weblog-2019/knots.md');
    assert.match(
      text,
      /speakers:\n  - Ada Quist\ndate: 2019-05-01\nauthor:\n  - Bo Ek\n---\n\nText {1,2}with \*\*words\*\*\.\n$/,
    );
  });

  test('Pelican’s reStructuredText and HTML', async () => {
    const { archive, report, lines } = await importFolder({
      'pelicanconf.py': 'SITEURL = "https://quay.example"\n',
      'content/knots.rst':
        'Knots\n#####\n\n:date: 2019-05-01 18:30\n:tags: rope, knots\n:authors: Ada Quist; Bo Ek\n:slug: about-knots\n\n' +
        'See `sails <{filename}/sails.html>`_ and a note [1]_.\n\nHow\n===\n\n.. code-block:: python\n\n   tie()\n\n' +
        '.. image:: {static}/images/a.png\n   :alt: A\n\n.. youtube:: abcdefghijk\n\n.. [1] The *note*.\n',
      'content/images/a.png': image,
      'content/sails.html':
        '<html><head><title>Sails</title><meta name="date" content="2019-05-02"><meta name="tags" content="wind"></head><body><p>They <em>pull</em>.</p></body></html>',
      'content/pages/about.rst': 'About\n=====\n\nUs.\n',
      'content/extra/x.html': '<p>No post.</p>',
    });
    assert.equal(countItems(report).written, 2, lines);
    const knots = await archive.read('talks/weblog-2019/about-knots.md');
    assert.match(knots, /topics: \[rope, knots\]/);
    assert.match(
      knots,
      /- type: video\n    url: https:\/\/www\.youtube\.com\/watch\?v=abcdefghijk/,
    );
    assert.match(knots, /author:\n  - Ada Quist\n  - Bo Ek\naliases: \[\/about-knots\.html\]/);
    assert.match(
      knots,
      /See \[sails\]\(sails\.md\) and a note \[\^1\]\.\n\n## How\n\n```python\ntie\(\)\n```\n\n!\[A\]\(a\.png\)\n\n\[\^1\]: The \*note\*\.\n$/,
    );
    assert.match(
      await archive.read('talks/weblog-2019/sails.md'),
      /topics: \[wind\]\n---\n\nThey \*pull\*\./,
    );
    assert.match(lines, /1 pages: content\/pages\/about\.rst/);
    assert.match(lines, /1 HTML pages: content\/extra\/x\.html/);
  });

  test('Eleventy’s fields of a folder', async () => {
    const { archive } = await importFolder({
      'talks/talks.json': '{"tags": "rope", "event": "Quay 2019"}',
      'talks/knots/knots.md': head('title: Knots\ndate: 2019-05-01\nroom: Deck'),
    });
    assert.match(
      await archive.read('talks/quay-2019/knots.md'),
      /date: 2019-05-01\ntrack: Deck\ntopics: \[rope\]/,
    );
  });
});

describe('frontmatter', () => {
  test('is YAML, TOML or JSON, between any fences', async () => {
    const heads = [
      '---\ntitle: "A"\ndate: 2019-05-01\n---\n',
      '\n---yaml\ntitle: "A"\ndate: 2019-05-01\n---\n',
      '---\nx: "One\n- two: 3\n\nthree"\ntitle: "A"\ndate: 2019-05-01\n---\n',
      '---json\n{"title": "A", "date": "2019-05-01"}\n---\n',
      '---toml\ntitle = "A"\ndate = 2019-05-01\n---\n',
      '+++\ntitle = "A"\ndate = 2019-05-01T00:00:00+02:00\n+++\n',
      '{"title": "A", "x": {"y": "}"}, "date": "2019-05-01"}\n',
      'Title: A\nDate: 2019-05-01\n\n',
      'Title: A\nDate: 2019-05-01\n---\n',
      '.. title: A\n.. date: 2019-05-01 10:00:00 UTC+02:00\n\n',
      '<!--\n.. title: A\n.. date: 2019-05-01\n-->\n',
    ];
    for (const frontmatter of heads) {
      const { archive } = await importFolder({ 'a.md': `${frontmatter}Text.\n\n---\n\nMore.\n` });
      const text = await archive.read('talks/weblog-2019/a.md');
      assert.match(
        text,
        /^---\ntitle: A\nspeakers: \[\]\ndate: 2019-05-01\n---\n\nText\.\n\n---\n\nMore\.\n$/,
        frontmatter,
      );
    }
  });

  test('isn’t needed: the first heading is the title; the date is that of the name, the folder, git or --date', async () => {
    const text = '# Knots & *bends*\n\nText.\n';
    for (const path of [
      '2019-05-01-knots.md',
      '20190501-knots.md',
      '2019-05-01.md',
      '2019/05/01/knots.md',
      '2019-05-01_meetup/knots.md',
    ]) {
      const { archive, report } = await importFolder({ [path]: text });
      const [talk] = [...(await archive.files()).keys()].filter((file) => file.includes('/talks/'));
      assert.match(
        await archive.read(talk!.replace('content/', '')),
        /^---\ntitle: Knots & bends\nspeakers: \[\]\ndate: 2019-05-01\n---\n\nText\.\n$/,
        path,
      );
      assert.equal(countItems(report).written, 1);
    }
    const month = await importFolder({ '2019/05/knots.md': text });
    assert.match(month.lines, /has no day; it got 2019-05-01/);
    const given = await importFolder({ 'knots.md': text }, { date: '2019-05-03' });
    assert.match(await given.archive.read('talks/weblog-2019/knots.md'), /^date: 2019-05-03$/m);

    const { folder, archive } = given;
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-C', folder.root, '-c', 'user.name=A', '-c', 'user.email=a@a.example', ...args],
        {
          env: {
            ...process.env,
            GIT_AUTHOR_DATE: '2018-02-03T10:00:00Z',
            GIT_COMMITTER_DATE: '2018-02-03T10:00:00Z',
          },
        },
      );
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'x');
    const report = await archive.run('markdown', folder.root);
    assert.match(
      reportLines(report).join('\n'),
      /has no date; it got 2018-02-03, the day on which it came into git/,
    );
  });

  test('permalink, url, slug and aliases become aliases; patterns are reported', async () => {
    const aliases = {
      'permalink: /2019/knots.html': ['/2019/knots.html'],
      'url: https://quay.example/2019/knots/': ['/2019/knots/'],
      'slug: rope-knots': ['/talks/rope-knots/'],
      'slug: /rope/knots': ['/rope/knots'],
      'aliases: [/a/, b/c.html]\nredirect_from: /d/': ['/a/', '/b/c.html', '/d/'],
      'permalink: /:year/:title/': [],
    };
    for (const [field, expected] of Object.entries(aliases)) {
      const { archive, lines } = await importFolder({
        'content/talks/knots.md': head(`title: Knots\ndate: 2019-05-01\n${field}`),
      });
      const [talk = ''] = [...(await archive.files()).keys()].filter((file) =>
        file.includes('/talks/'),
      );
      const text = await archive.read(talk.replace('content/', ''));
      const found = text.match(/^aliases: \[(.*)\]$/m)?.[1]?.split(', ') ?? [];
      assert.deepEqual(found, expected, field);
      if (!expected.length) assert.match(lines, /permalink \(1\)/);
    }
  });
});

describe('fields', () => {
  test('each usual name is known by itself', async () => {
    const [page, id] = ['https://a.example/', 'abcdefghijk'];
    const downloads: Record<string, [value: string, type: string, url: string]> = {
      video_url: [page, 'video', page],
      youtube: [id, 'video', `https://www.youtube.com/watch?v=${id}`],
      videoId: [id, 'video', `https://www.youtube.com/watch?v=${id}`],
      vimeo: ['12345', 'video', 'https://vimeo.com/12345'],
      slides: [page, 'slides', page],
      slides_url: [page, 'slides', page],
      speakerdeck: ['ada/knots', 'slides', 'https://speakerdeck.com/ada/knots'],
      slideshare: ['ada/knots', 'slides', 'https://www.slideshare.net/ada/knots'],
      repo: ['ada/knots', 'code', 'https://github.com/ada/knots'],
    };
    const names: [line: string, expected: string][] = [
      ['room: Deck', 'track: Deck'],
      ['track: Deck', 'track: Deck'],
      ['time: "9:30"', 'time: 09:30'],
      ['start: 2019-05-01 09:30', 'time: 09:30'],
      ['duration: 28min', 'duration: 28'],
      ['length: "0:28:10"', 'duration: 28'],
      ['type: Keynote', 'format: keynote'],
      ['talk_length: 28 minutes', 'duration: 28'],
      ['description: "Knots &amp; rope &#35;1"', 'summary: "Knots & rope #1"'],
      ...Object.entries(downloads).map(([name, [value, type, url]]): [string, string] => [
        `${name}: ${value}`,
        `downloads:\n  - type: ${type}\n    url: ${url}`,
      ]),
    ];
    const files = names.map(([line], index) => [
      `${index}.md`,
      head(`title: Knots ${index}\nspeaker: Ada Quist\ndate: 2019-05-01\n${line}`),
    ]);
    const { archive, lines } = await importFolder(Object.fromEntries(files));
    for (const [index, [line, expected]] of names.entries())
      assert.ok(
        (await archive.read(`talks/weblog-2019/${index}.md`)).includes(`\n${expected}\n`),
        line,
      );
    assert.doesNotMatch(lines, /Not brought/);
  });

  test('usual names are known, and a map names any field', async () => {
    const usual = await importFolder({
      'a.md': head(
        'title: A\nspeaker: {name: Ada Quist, company: Quay}\ndate: 2019-05-01\nstart: "9:30 am"\nroom: Deck\nduration: 28min\ntype: Lightning talk\nlang: nl_NL\n' +
          'youtube: abcdefghijk\nslides_url: https://quay.example/a\nspeakerdeck: ada/knots\nrepo: ada/knots\nrecording: published\ndifficulty: hard',
      ),
    });
    assert.match(
      await usual.archive.read('talks/weblog-2019/a.md'),
      /speakers:\n  - name: Ada Quist\n    affiliation: Quay\ndate: 2019-05-01\ntime: 09:30\ntrack: Deck\nformat: lightning-talk\nduration: 28\nrecording: published\ndownloads:\n  - type: slides\n    url: https:\/\/quay\.example\/a\n  - type: slides\n    url: https:\/\/speakerdeck\.com\/ada\/knots\n  - type: code\n    url: https:\/\/github\.com\/ada\/knots\n  - type: video\n    url: https:\/\/www\.youtube\.com\/watch\?v=abcdefghijk\n---/,
    );
    assert.match(usual.lines, /Not brought, because no field takes them:\n {2}difficulty \(1\)\n/);

    const own: Record<string, [value: string, line: RegExp]> = {
      time: ['"18:30"', /^time: 18:30$/m],
      track: ['Deck', /^track: Deck$/m],
      duration: ['PT1H30M', /^duration: 90$/m],
      format: ['Workshop', /^format: workshop$/m],
      language: ['de', /^language: de$/m],
      recording: ['lost', /^recording: lost$/m],
      license: ['CC BY-SA 4.0', /^license: CC-BY-SA-4\.0$/m],
      alsoKnownAs: ['[Rope]', /^alsoKnownAs: \[Rope\]$/m],
      slides: ['https://a.example/', /type: slides\n    url: https:\/\/a\.example\/$/m],
      video: ['[{url: "https://a.example/", title: Part 1}]', /type: video\n    title: Part 1\n/m],
      audio: ['https://a.example/', /type: audio$/m],
      paper: ['https://a.example/', /type: paper$/m],
      transcript: ['https://a.example/', /type: transcript$/m],
      notes: ['https://a.example/', /type: notes$/m],
      code: ['https://a.example/', /type: code$/m],
      link: ['https://a.example/', /type: link$/m],
    };
    const map = join(usual.folder.root, 'fields.yaml');
    for (const [field, [value, line]] of Object.entries(own)) {
      await writeFile(map, `${field}: X_Own\n`);
      const other: Record<string, string> =
        field === 'language'
          ? {
              'b.md': head('title: B\ndate: 2019-05-01'),
              'c.md': head('title: C\ndate: 2019-05-01'),
            }
          : {};
      const { archive, lines } = await importFolder(
        { 'a.md': head(`title: A\ndate: 2019-05-01\nx-own: ${value}`), ...other },
        { map },
      );
      assert.match(await archive.read('talks/weblog-2019/a.md'), line, field);
      assert.doesNotMatch(lines, /Not brought/);
    }
    await writeFile(map, 'colour: x\n');
    await assert.rejects(
      importFolder({ 'a.md': '' }, { map }),
      /unknown field "colour"; write one of/,
    );
  });
});

describe('bodies', () => {
  test('tags of programs are done or reported, and stay in code', async () => {
    const { archive, lines } = await importFolder({
      '_posts/2019-05-01-sails.md': head('title: Sails'),
      '_posts/2019-05-02-knots.md':
        head('title: Knots').replace('Text.\n', '') +
        '[Sails]({% post_url 2019-05-01-sails %}), [again]({{< relref "sails.md#how" >}}), [none]({{< ref "none" >}}).\n\n' +
        '{{< youtube abcdefghijk >}}\n\n{% include youtube.html id="bcdefghijkl" %}\n\n{{< figure src="/a.png" alt="An A" caption="See A" >}}\n\n' +
        '{% highlight python %}\n{{ x }}\n{% endhighlight %}\n\n`{{ y }}` and {% raw %}{{ z }}{% endraw %}{% if a %}!{% endif %}\n{: .note}\n\n' +
        '```\n{% include x.html %}\n```\n\n{{< chart "a" >}}\n\n<video controls><source src="https://quay.example/a.mp4"></video><a href="https://quay.example/"></a>\n',
      'a.png': image,
    });
    const text = await archive.read('talks/weblog-2019/knots.md');
    assert.match(text, /\[Sails\]\(sails\.md\), \[again\]\(sails\.md\), none\./);
    assert.match(text, /!\[An A\]\(a\.png\)\n\nSee A/);
    assert.match(text, /```python\n\{\{ x \}\}\n```\n\n`\{\{ y \}\}` and \{\{ z \}\}!\n/);
    assert.match(
      text,
      /```\n\{% include x\.html %\}\n```\n\n\[quay\.example\]\(https:\/\/quay\.example\/\)\n$/,
    );
    for (const id of ['abcdefghijk', 'bcdefghijkl'])
      assert.match(
        text,
        new RegExp(`type: video\\n    url: https://www.youtube.com/watch\\?v=${id}`),
      );
    assert.match(text, /type: video\n    url: https:\/\/quay\.example\/a\.mp4/);
    assert.match(lines, /its \{\{< chart >\}\} isn’t known/);
    assert.match(lines, /its \{% if %\} isn’t known/);
    assert.match(lines, /its link to "missing:none" was removed/);
  });
});
