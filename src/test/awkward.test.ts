import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { SearchRecord } from '../search/record.ts';
import { all, attribute, first, meta, siteFiles, sitePage, textOf } from './site-files.ts';
import { awkward } from './sites.ts';

const read = (file: string) => readFileSync(join(awkward.out, file), 'utf8');
const page = (path: string) => sitePage(awkward, path);
const main = (path: string) => textOf(first(page(path), 'main')).replace(/\s+/g, ' ');

describe('a draft', () => {
  test('leaves no trace: no page, speaker, count, download, image, feed item or redirect', () => {
    const traces = siteFiles(awkward).filter(
      (file) => /quillfeather/i.test(file) || /quillfeather/i.test(read(file)),
    );
    assert.deepEqual(traces, []);
  });

  test('is in the source, so that the test above can fail', () => {
    const draft = 'content/talks/harbourconf-2019/the-buoy-that-was-never-lit.md';
    assert.match(readFileSync(join(awkward.archive, draft), 'utf8'), /^draft: true$/m);
  });
});

describe('a withdrawn talk', () => {
  const hidden = 'talks/harbourconf-2019/a-hidden-talk';
  const shown = 'talks/long-lived-software-2017/the-plan-that-was-withdrawn';

  test('leaves no trace of its text and files, and of shown names but on its page and its speakers’', () => {
    for (const [words, tombstones] of [
      [/brassloop/i, []],
      [/flummoxation/i, []],
      [
        /orlop/i,
        [
          '.nojekyll',
          'data/addresses.json',
          'speakers/ottoline-orlop/index.html',
          'speakers/ottoline-orlop/rss.xml',
          `${shown}/index.html`,
        ],
      ],
    ] as const) {
      const traces = siteFiles(awkward).filter(
        (file) => words.test(file) || words.test(read(file)),
      );
      assert.deepEqual(traces.sort(), tombstones);
    }
  });

  test('stays on the page of a speaker who has no other, whose feed is empty', () => {
    const path = 'speakers/ottoline-orlop';
    assert.match(
      main(path),
      /^Speakers ?Ottoline Orlop ?0 talks\s· RSS ?Withdrawn ?2017 ?A plan for orlop decks ?The Fourteenth/,
    );
    assert.equal(meta(page(path), 'robots'), 'noindex');
    const names = all(page(shown), 'a').find((link) => textOf(link) === 'Ottoline Orlop');
    assert.equal(attribute(names, 'href'), `/base/path/${path}/`);
    assert.match(read(`${path}/rss.xml`), /<title>Ottoline Orlop \(speaker\)[^]+<\/channel>/);
    assert.doesNotMatch(read(`${path}/rss.xml`), /<item>/);
  });

  test('has its words in no fragment of the search index, which is compressed', () => {
    const fragments = siteFiles(awkward).filter((file) => /\.pf_\w+$/.test(file));
    assert.ok(fragments.length > 5);
    for (const file of fragments) {
      const text = gunzipSync(readFileSync(join(awkward.out, file))).toString('latin1');
      assert.doesNotMatch(text, /brassloop|flummox|orlop/i, file);
    }
  });

  test('keeps its page, with the reason, but not for search engines', () => {
    assert.match(main(shown), /A plan for orlop decks.*Ottoline Orlop/);
    assert.match(
      main(shown),
      /Given on 15 June 2017 at The Fourteenth.*, and withdrawn on 5 June 2020:Its figures were/,
    );
    assert.match(main(hidden), /Withdrawn talkGiven on 31 August 2019 at HarbourConf 2019/);
    assert.match(main(hidden), /it showed a <b>prototype<\/b> of a customer’s\./);
    for (const path of [hidden, shown]) {
      assert.equal(meta(page(path), 'robots'), 'noindex');
      assert.doesNotMatch(main(path), /Edit this talk|No summary|Related talks/);
    }
  });

  test('is in the rules of servers, which send its page with status 410', () => {
    for (const file of ['nginx.conf', 'Caddyfile', 'apache.conf'])
      for (const path of [hidden, shown])
        assert.ok(
          read(`data/redirects/${file}`).includes(`/base/path/${path}/`),
          `${file} ${path}`,
        );
  });

  test('keeps the redirects to its page', () => {
    assert.match(read('2019/hidden-talk/index.html'), new RegExp(`url=\\S+/${hidden}/`));
  });
});

describe('postscripts', () => {
  const path = 'talks/bits-bolts-bridges-2016/joins-at-breakfast';

  test('are below the text of a talk, which says that it is old', () => {
    assert.match(
      main(path),
      /More than five years older than the latest talk here: see the postscripts\./,
    );
    assert.match(
      main(path),
      /PostscriptsThe planner of 2023 asks for the guests’ names first, as in `ANALYZE`; <em>breakfast<\/em> is still served\. Li Wei, 9 September 2023/,
    );
    assert.doesNotMatch(main('talks/script-fair-2023/maps-for-screen-readers'), /five years/);
  });

  test('are in the feed of changes, as plain text', () => {
    assert.match(read('changes.xml'), /<title>Postscript: Joins at breakfast<\/title>/);
    assert.match(read('changes.xml'), /Postscript by Li Wei: The planner of 2023 asks/);
    assert.match(read('changes.xml'), /&lt;p&gt;Postscript by Li Wei: .*&amp;lt;em&gt;breakfast/);
  });
});

describe('a talk', () => {
  test('without a summary is marked on its page and in lists', () => {
    assert.match(
      main('talks/harbourconf-2019/tide-tables-as-a-service'),
      /There is no summary yet/,
    );
    assert.match(main('conferences/harbourconf-2019'), /No summary yet/);
  });

  test('with the speaker’s abstract is marked on its page and in lists', () => {
    assert.match(main('talks/harbourconf-2020/calm-deploys'), /the speaker’s abstract/);
    assert.match(main('conferences/harbourconf-2020'), /The speaker’s abstract/);
  });

  test('shows its author, its changes, where it was first published and its license', () => {
    const path = 'talks/harbourconf-2019/keeping-the-lights-on';
    assert.match(main(path), /last modified/);
    const terms = all(page(path), 'dt').map(textOf);
    for (const term of ['Summary by', 'Changes', 'Original', 'License', 'Recording'])
      assert.ok(terms.includes(term), term);
  });

  test('names its author to Mastodon, and links to the history of its file', () => {
    const path = 'talks/harbourconf-2019/one-queue-for-the-harbour-office';
    assert.equal(meta(page(path), 'fediverse:creator'), '@johanna@social.example');
    const history = all(page(path), 'a').find((link) => textOf(link) === 'History');
    assert.match(attribute(history, 'href') ?? '', /^https:\/\/git\.example\/.+\/one-queue-for/);
    const proofs = all(page('speakers/johanna-van-der-berg'), 'a').filter(
      (link) => attribute(link, 'rel') === 'me',
    );
    assert.deepEqual(
      proofs.slice(0, 4).map((link) => attribute(link, 'href')),
      [
        'https://johanna.example/',
        'https://github.com/johanna-van-der-berg-example',
        'https://social.example/@johanna',
        'https://orcid.org/0000-0002-1825-0097',
      ],
    );
  });

  test('has the licenses of its text, its slides and its code apart', () => {
    const path = 'talks/harbourconf-2019/watching-a-harbour-at-night';
    const licenses = all(page(path), 'a').filter((link) => attribute(link, 'rel') === 'license');
    // The last is that of the site, at the bottom.
    assert.deepEqual(
      licenses.map((link) => textOf(link).trim()),
      ['CC BY-NC 4.0', 'MIT', 'CC BY-SA 4.0', 'CC BY-SA 4.0'],
    );
  });

  test('links to each download with its type, format and size', () => {
    const path = 'talks/harbourconf-2019/watching-a-harbour-at-night';
    assert.match(main(path), /Slides PDF, 667 B · Original/);
    assert.match(main(path), /Archived copy of 4 October 2019/);
    const links = all(page(path), 'a').map((link) => attribute(link, 'href') ?? '');
    const own = links.filter((href) => href.startsWith('/base/path/downloads/'));
    assert.equal(own.length, 3);
    for (const href of own)
      assert.ok(existsSync(join(awkward.out, decodeURI(href.slice('/base/path/'.length)))), href);
  });

  test('links its sections to their places of the recording: on its page, in feeds, books and search', () => {
    const at = 'https://video.harbourconf.example/w/kkGMgK9ZtnKfYAgnEtQxbv?start=750s';
    const path = 'talks/harbourconf-2019/watching-a-harbour-at-night';
    const lines = all(page(path), 'p', 'watch').map(textOf);
    assert.deepEqual(lines, ['Watch from 12:30', 'Watch from 28:05']);
    const book = page('conferences/harbourconf-2019/book');
    assert.deepEqual(all(book, 'p', 'watch').map(textOf), lines);
    assert.ok(all(book, 'a').some((link) => attribute(link, 'href') === at));
    const feed = readFileSync(join(awkward.out, 'conferences/harbourconf-2019/rss.xml'), 'utf8');
    assert.match(feed, /Watch from 28:05/);
    assert.ok(feed.includes(at));
    const records = siteFiles(awkward).filter((file) => file.startsWith('search/talks/'));
    const sections = records
      .map((file) => JSON.parse(readFileSync(join(awkward.out, file), 'utf8')) as SearchRecord)
      .find(({ entry }) => entry.href.includes('watching-a-harbour'))!.sections;
    assert.deepEqual(sections[1]?.watch, [{ href: at, text: 'Watch from 12:30' }]);
    assert.equal(sections[1]?.title, 'What the log says');
    assert.doesNotMatch(JSON.stringify(sections.map(({ prose }) => prose)), /Watch from/);
  });

  test('links to copies first, and shows what is gone or lost for what it was', () => {
    const path = 'talks/harbourconf-2019/keeping-the-lights-on';
    assert.deepEqual(first(page(path), 'ul', 'downloads')?.childNodes.map(textOf), [
      'Forty years of outages slides, PDF, archived copy of 30 September 2019\u00A0· Original at lanternworks.example, no answer since 5 November 2020',
      'Paper PDF, at www.lanternworks.example, no answer since 5 November 2020\u00A0· Wayback Machine',
      'Video lost: no copy is known',
    ]);
    const links = all(page(path), 'a').map((link) => attribute(link, 'href') ?? '');
    const shown = links.filter((href) => href.includes('lanternworks.example'));
    assert.deepEqual(shown, [
      'https://kept-web.example/20190930/https://lanternworks.example/forty-years.pdf',
      'https://lanternworks.example/forty-years.pdf',
      'https://www.lanternworks.example/99.99.pdf',
      'https://web.archive.org/web/20190830/https://www.lanternworks.example/99.99.pdf',
    ]);
  });

  test('shows the facts that npm run links found, unless its author knew better', () => {
    const items = (path: string) => first(page(path), 'ul', 'downloads')?.childNodes.map(textOf);
    const watching = items('talks/harbourconf-2019/watching-a-harbour-at-night') ?? [];
    assert.ok(
      watching.some((item) =>
        /Original at code\.northbank-ferries\.example, no answer since 14 February 2023/.test(item),
      ),
      watching.join('\n'),
    );
    assert.ok(
      watching.some((item) => /667\sB\s· Original at northbank-ferries\.example/.test(item)),
    );
    assert.match(main('talks/harbourconf-2020/calm-deploys'), /OPUS, 31\.4 MB, at video\.harbour/);
    // It was missed once.
    assert.match(
      main('talks/harbourconf-2019/one-queue-for-the-harbour-office'),
      /at video\.harbourconf\.example(?!, no answer)/,
    );
  });

  test('has the original before a copy that is gone', () => {
    const path = 'talks/harbourconf-2019/watching-a-harbour-at-night';
    assert.equal(
      first(page(path), 'ul', 'downloads')?.childNodes.map(textOf).at(-1),
      'The shift calendar at calendar.northbank-ferries.example\u00A0· Archived copy at kept-web.example, no answer since 1 March 2022',
    );
  });

  test('without a copy of what is gone links to the Wayback Machine’s snapshot of its day', () => {
    assert.match(
      main('talks/harbourconf-2019/a-text-with-everything-in-it'),
      /Dead linksharbourconf\.example, no answer since 30 June 2024\s· Wayback Machine/,
    );
    const links = all(page('talks/harbourconf-2019/a-text-with-everything-in-it'), 'a');
    const wayback = links.find((link) => textOf(link) === 'Wayback Machine');
    assert.equal(
      attribute(wayback, 'href'),
      'https://web.archive.org/web/20190831/https://harbourconf.example/2019/',
    );
  });

  test('has the checksum of its own file', () => {
    const details = first(page('talks/harbourconf-2019/watching-a-harbour-at-night'), 'details');
    assert.match(textOf(details), /^SHA-256f5502ce64655e5ec7dcc/);
  });

  test('that links out has a report of a dead link, filled in', () => {
    const report = (path: string) =>
      all(page(path), 'a').find((link) => textOf(link) === 'Report a dead link');
    const href = attribute(report('talks/harbourconf-2019/keeping-the-lights-on'), 'href') ?? '';
    const { pathname, searchParams } = new URL(href);
    assert.equal(pathname, '/norland/awkward/issues/new');
    const talk = `${awkward.url}talks/harbourconf-2019/keeping-the-lights-on/`;
    assert.equal(searchParams.get('title'), 'Dead link: Keeping the lights on');
    assert.equal(searchParams.get('page'), talk);
    assert.ok(searchParams.get('body')?.startsWith(talk));
    assert.equal(report('talks/everything-2015/talk-001'), undefined);
  });

  test('with a link to its recording doesn’t say that it was published', () => {
    const terms = (talk: string) => all(page(`talks/${talk}`), 'dt').map(textOf);
    assert.ok(!terms('harbourconf-2019/one-queue-for-the-harbour-office').includes('Recording'));
    assert.ok(terms('script-fair-2023/a-small-screen-for-slow-networks').includes('Recording'));
  });

  test('has its length, and how long its text takes to read', () => {
    assert.match(
      main('talks/harbourconf-2019/keeping-the-lights-on'),
      /Length50 minutes; 1 minute to read/,
    );
    assert.match(main('talks/harbourconf-2019/tide-tables-as-a-service'), /^(?!.*to read)/);
  });

  test('in another language names the language, for browsers and for readers', () => {
    const arabic = page('talks/script-fair-2023/messages-without-a-connection');
    const title = first(arabic, 'h1');
    assert.equal(attribute(title, 'lang'), 'ar');
    assert.equal(attribute(first(arabic, 'article'), 'dir'), 'rtl');
    assert.equal(attribute(first(arabic, 'div', 'prose'), 'lang'), 'ar');
    assert.match(textOf(first(arabic, 'dl')), /in Arabic/);
  });

  test('without a known speaker has a page without a byline', () => {
    const unnamed = page('talks/harbourconf-2020/the-talk-without-a-name-tag');
    assert.equal(first(unnamed, 'p', 'speakers'), undefined);
  });

  test('shows its own image with its size, and an external one as a link', () => {
    const everything = page('talks/harbourconf-2019/a-text-with-everything-in-it');
    // The first is the logo.
    const [, ...images] = all(everything, 'img');
    assert.deepEqual(
      images.map((image) => ['src', 'width', 'height'].map((name) => attribute(image, name))),
      [['/base/path/talks/harbourconf-2019/harbour-chart.png', '120', '80']],
    );
    assert.match(textOf(first(everything, 'div', 'prose')), /lamp room of Elsbeth Head/);
  });

  test('keeps footnotes, tasks, tables, details, keys and code', () => {
    const everything = page('talks/harbourconf-2019/a-text-with-everything-in-it');
    for (const tag of ['table', 'details', 'kbd', 'abbr', 'sup', 'sub', 'del', 'blockquote', 'hr'])
      assert.ok(first(everything, tag), tag);
    const boxes = all(everything, 'input').map(
      (input) => attribute(input, 'checked') !== undefined,
    );
    assert.ok(boxes.includes(true) && boxes.includes(false));
    assert.ok(first(everything, 'span', 'hljs-keyword'));
    assert.equal(attribute(first(everything, 'pre'), 'tabindex'), '0');
  });
});

describe('speakers', () => {
  test('whose names differ only in case or accents share one page', () => {
    assert.match(main('speakers/ada-bytewell'), /4 talks/);
    const names = all(page('speakers'), 'a').map(textOf);
    assert.equal(names.filter((name) => /^ada byt.well$/i.test(name)).length, 1);
  });

  test('who share a name are distinguished', () => {
    const names = all(page('speakers/page/2'), 'a').map(textOf);
    assert.ok(names.includes('Li Wei (robotics)') && names.includes('Li Wei (databases)'));
  });
});

describe('lists', () => {
  test('show what each talk has and when it was modified, wherever they are', () => {
    const lists = [
      ...['', 'conferences/harbourconf-2019', 'topics/observability', 'speakers/ada-bytewell'],
      'archive/2019',
    ];
    for (const list of lists) {
      const notes = all(page(list), 'p', 'note').map(textOf);
      assert.ok(notes.includes('Slides\u00A0· modified 1 March 2021'), `${list}: ${notes}`);
      const days = all(page(list), 'time').map((time) => attribute(time, 'datetime'));
      assert.ok(days.includes('2021-03-01'));
    }
    assert.match(
      main('conferences/harbourconf-2020'),
      /The speaker’s abstract · Audio · Transcript/,
    );
  });

  test('of 120 talks have four linked pages', () => {
    const [one, four] = ['topics/everything', 'topics/everything/page/4'].map(page);
    assert.ok(one && four);
    assert.equal(all(one, 'li', 'entry').length, 30);
    assert.equal(all(four, 'li', 'entry').length, 30);
    assert.ok(!existsSync(join(awkward.out, 'topics/everything/page/5')));
    const next = all(one, 'a').find((link) => attribute(link, 'rel') === 'next');
    assert.equal(attribute(next, 'href'), '/base/path/topics/everything/page/2/');
    const previous = all(four, 'a').find((link) => attribute(link, 'rel') === 'prev');
    assert.equal(attribute(previous, 'href'), '/base/path/topics/everything/page/3/');
  });

  test('without talks have a note, and a feed that goes on answering', () => {
    assert.match(main('conferences/lantern-summit-2022'), /No talks from this conference yet/);
    assert.match(main('topics/weather-stations'), /No talks on this topic yet/);
    const links = all(page('topics/weather-stations'), 'a').map(
      (link) => `${textOf(link)}: ${attribute(link, 'href')}`,
    );
    for (const link of [
      'Networking: /base/path/topics/networking/',
      'all topics: /base/path/topics/',
      'Add one: /base/path/contribute/',
    ])
      assert.ok(links.includes(link), link);
    const feeds = all(page('topics/weather-stations'), 'a').filter((link) =>
      (attribute(link, 'href') ?? '').includes('topics/weather-stations/rss.xml'),
    );
    assert.equal(feeds.length, 1);
    const feed = readFileSync(join(awkward.out, 'topics/weather-stations/rss.xml'), 'utf8');
    assert.match(feed, /<title>Weather stations \(topic\)/);
    assert.doesNotMatch(feed, /<item>/);
    assert.ok(!readFileSync(join(awkward.out, 'feeds.opml'), 'utf8').includes('weather-stations'));
  });

  test('of the front page have only talks with a text', () => {
    const titles = all(page(''), 'li', 'entry').map(textOf).join('\n');
    assert.match(titles, /The speaker’s abstract/);
    assert.doesNotMatch(titles, /No summary yet/);
  });

  test('of three years or more have a picture of their talks per year, with the figures', () => {
    const pictures = (path: string) =>
      all(page(path), 'svg', 'per-year').map((svg) => [attribute(svg, 'role'), textOf(svg)]);
    assert.deepEqual(pictures('topics/libraries-and-archives'), [
      ['img', 'Talks per year: 2017: 1, 2018: 1, 2019: 1, 2020: 1, 2023: 1'],
    ]);
    assert.deepEqual(pictures('topics/accessibility'), []);
    assert.deepEqual(pictures('series/harbourconf'), []);
  });

  test('of names have an order by number of talks, which each order links to', () => {
    for (const list of ['topics', 'speakers']) {
      const byTalks = page(`${list}/by/number-of-talks`);
      const counts = all(byTalks, 'h2').map((heading) => Number(textOf(heading).split(' ')[0]));
      assert.deepEqual(
        counts,
        counts.toSorted((a, b) => b - a),
      );
      assert.equal(new Set(counts).size, counts.length);
      const links = [page(list), byTalks].map((each) =>
        all(each, 'a').map((link) => [textOf(link), attribute(link, 'href')].join(': ')),
      );
      assert.ok(
        links[0]!.includes(`by number of talks: /base/path/${list}/by/number-of-talks/`),
        list,
      );
      assert.ok(links[1]!.includes(`by name: /base/path/${list}/`), list);
    }
  });

  test('show each day once', () => {
    const days = all(page('conferences/harbourconf-2019'), 'time').map(textOf);
    assert.deepEqual(days, ['Fri 30', '1 March 2021', 'Sat 31', 'Sun 1']);
  });
});

describe('a former URL', () => {
  test('of a talk redirects to the current one', () => {
    const talk =
      'https://awkward.example/base/path/talks/harbourconf-2020/a-year-of-small-outages/';
    const former = 'talks/harbourconf-2020/small-outages/index.html';
    for (const file of ['2019/old-post/index.html', 'old.html', former])
      assert.match(read(file), new RegExp(`<meta http-equiv="refresh" content="0; url=${talk}">`));
  });

  test('of a replaced topic redirects to its replacement', () => {
    assert.match(read('topics/monitoring/index.html'), /url=[^"]*\/topics\/observability\//);
  });
});

describe('the list of dead links', () => {
  test('has what is gone since when, with a copy and where to correct it, and what is lost', () => {
    assert.deepEqual(first(page('links'), 'ul', 'gone')?.childNodes.map(textOf), [
      'harbourconf.example/2019/ no answer since 30 June 2024A text with everything in it\u00A0· Wayback Machine\u00A0· Edit',
      'many-scripts.example/fair/2023/programme/ no answer since 29 February 2024Script Fair 2023\u00A0· Wayback Machine\u00A0· Edit',
      'Website at script-fair.example, no answer since 28 February 2024Script Fair 2023\u00A0· Archived copy\u00A0· Edit',
      'Website at li-wei-robots.example, no answer since 1 May 2023Li Wei\u00A0· Wayback Machine\u00A0· Edit',
      'The alarm filter, with its test data at code.northbank-ferries.example, no answer since 14 February 2023Watching a harbour at night\u00A0· Copy\u00A0· Edit',
      'small-archives.example/handbook/ no answer since 11 November 2022About the Awkward Archive\u00A0· Wayback Machine\u00A0· Edit',
      'Archived copy at kept-web.example, no answer since 1 March 2022Watching a harbour at night\u00A0· Edit',
      'Forty years of outages at lanternworks.example, no answer since 5 November 2020Keeping the lights on\u00A0· Archived copy\u00A0· Edit',
      'Paper at www.lanternworks.example, no answer since 5 November 2020Keeping the lights on\u00A0· Wayback Machine\u00A0· Edit',
      'Video lost: no copy is knownKeeping the lights on\u00A0· Edit',
      'Recording lost: no copy is knownThe talk without a name tag\u00A0· Edit',
    ]);
  });

  test('has the same dead links as the pages that they are on', () => {
    assert.match(
      main('about'),
      /Dead links\s*small-archives\.example, no answer since 11 November 2022\s· Wayback Machine$/,
    );
    assert.match(
      main('speakers/li-wei-robotics'),
      /Dead links\s*li-wei-robots\.example, no answer/,
    );
    assert.match(
      main('conferences/script-fair-2023'),
      /WebsiteArchived copy\s· script-fair\.example, no answer since 28 February 2024[^]+Dead links\s*many-scripts\.example, no/,
    );
    const file = (item: string) =>
      attribute(
        all(page(item), 'a').find((each) => textOf(each) === 'Wayback Machine'),
        'href',
      );
    assert.match(
      file('about') ?? '',
      /^https:\/\/web\.archive\.org\/web\/20221111\/https:\/\/small/,
    );
    const edits = all(page('links'), 'a').flatMap((each) =>
      textOf(each) === 'Edit' ? attribute(each, 'href') : [],
    );
    assert.ok(edits.some((each) => each?.endsWith('/content/pages/about.md')));
    assert.match(main('links'), /9 links no longer answer\. 2 files are lost\./);
  });

  test('is linked from how to contribute', () => {
    const links = all(page('contribute'), 'a').map((link) => attribute(link, 'href'));
    assert.ok(links.includes('/base/path/links/'));
  });
});
