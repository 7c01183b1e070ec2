import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallArchive, checkSmallArchive, withFields, type Files } from '../test/small-archive.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';
const queues = 'content/talks/pygrunn-2011/queues.md';
const fields = (text: string): Files => ({ [zmq]: withFields(zmq, text) });
const body = (text: string): Files => ({
  [zmq]: smallArchive[zmq]?.replace('Sockets, done right.', text),
});
const other = (file: string): Files => ({ [file]: withFields(zmq, 'title: Queues') });
const download = (line: string) => fields(`downloads:\n  - type: slides\n    ${line}`);

const hidden =
  'title: Withdrawn\nspeakers: []\nwithdrawn: {date: 2020-06-05, reason: A mistake., hideNames: true}';
const outside = (path: string) =>
  `${zmq}:8:11: error: downloads: file ${JSON.stringify(path)} is not a path under public/downloads/; write it as in pygrunn-2011/slides.pdf [talk-downloads]`;

/** Further examples of the rules in docs/rules.md. */
const cases: [name: string, files: Files, ...lines: string[]][] = [
  [
    'a talk without a summary on another day than its conference’s',
    fields('date: 2012-01-01\ntext: none'),
    `${zmq}:5:7: warning: date 2012-01-01 is not a day of pygrunn-2011 (2011-05-20); correct it, or the days in content/conferences/pygrunn-2011.md [date-outside-conference]`,
  ],
  [
    'a speaker’s name with its parts swapped',
    { [queues]: withFields(zmq, 'title: Queues\nspeakers: Vilaplana Òscar') },
    `${queues}:5:11: warning: speaker "Vilaplana Òscar" is nearly "Òscar Vilaplana"; if they are one person, write Òscar Vilaplana, and if they are two, add a file in content/speakers/ for Vilaplana Òscar [similar-speaker]`,
  ],
  [
    'an alias that two pages claim',
    { ...fields('aliases: [/a/]'), [queues]: withFields(zmq, 'title: Queues\naliases: [/a/]') },
    `${zmq}:6:11: error: the alias /a/ is already used by ${queues}; delete one [alias-collision]`,
  ],
  [
    'a URL as a download',
    fields('downloads: https://a.example/slides.pdf'),
    `${zmq}:6:12: error: downloads is "https://a.example/slides.pdf"; write {type: slides, url: https://a.example/slides.pdf} [talk-downloads]`,
  ],
  [
    'a type of download as a field',
    fields('video: https://a.example/v'),
    `${zmq}:6:1: error: video is not a field of a talk; write downloads: [{type: video, url: https://a.example/v}] [unknown-field]`,
  ],
  [
    'several speakers in one name',
    fields('speakers: Ada Quist and Bo Lind'),
    `${zmq}:5:11: warning: speakers "Ada Quist and Bo Lind" looks like several people; write [Ada Quist, Bo Lind], or if it is one, give it a file in content/speakers/ [person-name]`,
  ],
  ['a name with a title after it', fields('speakers: Richard D. Quist, Jr.')],
  [
    'a speaker to be announced',
    fields('speakers: TBA'),
    `${zmq}:5:11: error: speakers "TBA" is nobody’s name; write [] if nobody is known [person-name]`,
  ],
  [
    'a duration in quotes',
    fields('duration: "45"'),
    `${zmq}:6:11: error: duration is "45"; write 45 [talk-duration]`,
  ],
  [
    'a duration with a unit',
    fields('duration: 1 h 30 min'),
    `${zmq}:6:11: error: duration is "1 h 30 min"; write 90 [talk-duration]`,
  ],
  [
    'a recording’s URL',
    fields('recording: https://a.example/v'),
    `${zmq}:6:12: error: recording "https://a.example/v" is not one of published, not-published, not-recorded, lost; a URL belongs in downloads: [{type: video, url: https://a.example/v}] [talk-recording]`,
  ],
  [
    'topics in one text',
    fields('topics: ["zeromq, python", zeromq]'),
    `${zmq}:5:10: error: the topic "zeromq, python" looks like several; write [zeromq, python] [unknown-topic]`,
  ],
  [
    'a topic whose name is signs',
    fields('topics: [C++, zeromq]'),
    `${zmq}:5:10: error: unknown topic "C++"; add content/topics/c-plus-plus.md, or write an existing topic [unknown-topic]`,
  ],
  [
    'an invisible character in a name that another file has',
    { ...fields('speakers: Òscar\u200B Vilaplana'), ...other(queues) },
    `${zmq}:5:16: error: an invisible character (U+200B); delete it, or run --fix [invisible-character]`,
  ],
  ['marks of direction in a right-to-left title', fields('title: שלום \u200FC++\u200E')],
  ['joiners of emoji and of Persian', fields('title: 👩\u200D💻 می\u200Cخواهم')],
  [
    'slides beside a talk',
    { 'content/talks/pygrunn-2011/slides.pdf': '%PDF-1.7' },
    'content/talks/pygrunn-2011/slides.pdf:1:1: error: unexpected file; move it to public/downloads/pygrunn-2011/slides.pdf, and write in the talk: downloads: [{type: slides, file: pygrunn-2011/slides.pdf}] [stray-file]',
  ],
  [
    'a link to a talk by one of its words',
    {
      ...body('See [Redis](redis.md).'),
      'content/talks/pygrunn-2011/redis-in-practice.md': withFields(zmq, 'title: Redis'),
    },
    `${zmq}:8:5: error: broken link redis.md; did you mean redis-in-practice.md? [broken-link]`,
  ],
  [
    'a file saved as UTF-16',
    { [queues]: Buffer.from('\uFEFF---\ntitle: Queues\n---\n', 'utf16le') },
    `${queues}:1:1: error: the file is UTF-16; save it as UTF-8 [utf-8]`,
  ],
  [
    'a document of a word processor',
    { [queues]: Buffer.from('PK\x03\x04\x14\0\x06\0') },
    `${queues}:1:1: error: the file is a document of another program; copy its text into a Markdown file [utf-8]`,
  ],
  [
    'a merge that failed in the frontmatter',
    fields('<<<<<<< HEAD\ntrack: A\n=======\ntrack: B\n>>>>>>> main'),
    `${zmq}:6:1: error: git could not merge this file; choose one side of each <<<<<<< and delete the marks [merge-conflict]`,
  ],
  ['a text about merges', body('```text\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> main\n```')],
  ['a download that climbs', download('file: ../zmq.pdf'), outside('../zmq.pdf')],
  ['a download that climbs later', download('file: a/../../zmq.pdf'), outside('a/../../zmq.pdf')],
  ['a download by an absolute path', download('file: /etc/passwd'), outside('/etc/passwd')],
  ['a download by a path of Windows', download('file: C:\\zmq.pdf'), outside('C:\\zmq.pdf')],
  [
    'a download that is a symbolic link',
    {
      ...download('file: zmq.txt'),
      'public/downloads/zmq.txt': '⟨a link to ../../content/site.yaml⟩',
    },
    'public/downloads/zmq.txt:1:1: error: this is a symbolic link; put the file itself here [symbolic-link]',
  ],
  [
    'a download with an unsupported scheme',
    download('url: ftp://files.example/zmq.pdf'),
    `${zmq}:8:10: error: downloads: url "ftp://files.example/zmq.pdf" is not a URL; write one that starts with https:// or http:// [talk-downloads]`,
  ],
  [
    'a download of zero bytes',
    { ...download('file: zmq.pdf'), 'public/downloads/zmq.pdf': '' },
    `${zmq}:8:11: error: the file public/downloads/zmq.pdf is empty; add it, or give the download a url instead [download-file]`,
  ],
  [
    'a ZIP that is called a PDF',
    { ...download('file: zmq.pdf'), 'public/downloads/zmq.pdf': 'PK\x03\x04\x14\0\0\0\0\0' },
    `${zmq}:8:11: error: the file public/downloads/zmq.pdf contains ZIP, which doesn’t match its extension; replace the file, or correct its name [download-content]`,
  ],
  [
    'an image that is called a text',
    { ...download('file: zmq.txt'), 'public/downloads/zmq.txt': 'GIF89a\x01\0\x01\0\0' },
    `${zmq}:8:11: error: the file public/downloads/zmq.txt contains GIF, which doesn’t match its extension; replace the file, or correct its name [download-content]`,
  ],
  [
    'a PDF with the right extension',
    {
      ...download('file: ZMQ.PDF'),
      'public/downloads/ZMQ.PDF': '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n',
    },
  ],
  [
    'a download with an unknown extension',
    {
      ...download('file: zmq.xyz'),
      'public/downloads/zmq.xyz': 'Sockets.',
    },
    'public/downloads/zmq.xyz:1:1: error: files of this type are unknown to Aftertalk; pack it as .zip, or convert it to PDF [running-file]',
  ],
  [
    'a link to https: without slashes',
    { [zmq]: withFields(zmq, 'title: ØMQ').replace(/Sockets.*/, '[a](https:a.example)') },
    `${zmq}:8:1: error: the URL https:a.example has no //; write https://a.example [link-scheme]`,
  ],
  [
    'an image by email',
    { [zmq]: withFields(zmq, 'title: ØMQ').replace(/Sockets.*/, '![a](mailto:a@b.example)') },
    `${zmq}:8:1: error: the scheme mailto: is not allowed; write https, http or a path [link-scheme]`,
  ],
  [
    'an alias of YAML',
    fields('alsoKnownAs: *names'),
    `${zmq}:6:14: error: an alias (*names); write the value out, or put it in quotes: alsoKnownAs: "*names" [yaml-bounds]`,
  ],
  [
    'a tag of YAML',
    fields('track: !!js/function x'),
    `${zmq}:6:8: error: a tag (!!js/function); remove it [yaml-bounds]`,
  ],
  [
    'a NUL',
    body('A\0b'),
    `${zmq}:8:2: error: unexpected control character U+0000; delete it [control-character]`,
  ],
  [
    'a name in upper case',
    other('content/talks/pygrunn-2011/Queues.md'),
    'content/talks/pygrunn-2011/Queues.md:1:1: error: the path can’t be a URL; write lowercase letters, digits and single hyphens, as in pygrunn-2011/queues.md [file-name]',
  ],
  [
    'a name that is too long',
    other(`content/talks/pygrunn-2011/${'q'.repeat(121)}.md`),
    `content/talks/pygrunn-2011/${'q'.repeat(121)}.md:1:1: error: the name is longer than 120 characters; shorten it [file-name]`,
  ],
  [
    'a name that does not end in .md',
    other('content/talks/pygrunn-2011/queues.txt'),
    `content/talks/pygrunn-2011/queues.txt:1:1: error: unexpected file; move it to ${queues} [stray-file]`,
  ],
  [
    'a folder with a typo in its name',
    other('content/talk/pygrunn-2011/queues.md'),
    `content/talk/pygrunn-2011/queues.md:1:1: error: unexpected file; move it to ${queues} [stray-file]`,
  ],
  [
    'links to a talk that does not exist',
    body('[One](/talks/pygrunn-2011/zqm/) and [two](../pycon-2012/redis.md).'),
    `${zmq}:8:1: error: broken link /talks/pygrunn-2011/zqm/; did you mean /talks/pygrunn-2011/zmq/? [broken-link]`,
    `${zmq}:8:37: error: broken link ../pycon-2012/redis.md; write the path of a file, as in ../pygrunn-2011/zmq.md [broken-link]`,
  ],
  [
    'a heading that another talk does not have',
    body('[See](zmq.md#sockets).'),
    `${zmq}:8:1: error: the link zmq.md#sockets doesn’t match a heading of that page; link to the page, or to one of its headings [unknown-anchor]`,
  ],
  [
    'forbidden schemes, one of them written with entities',
    body('[x](java&#115;cript:alert(1)) ![y](data:image/png;base64,x)'),
    `${zmq}:8:1: error: the scheme javascript: is not allowed; write https, http, mailto or a path [link-scheme]`,
    `${zmq}:8:31: error: the scheme data: is not allowed; write https, http or a path [link-scheme]`,
  ],
  [
    'URLs that start with two slashes of either kind',
    body(
      '[x](//a.example/x) ![y](//a.example/y.png)\n\n<a href="/\\\\a.example">z</a>\n\n[r]\n\n[r]: //a.example',
    ),
    `${zmq}:8:1: error: the URL //a.example/x has no scheme; write https://a.example/x [link-scheme]`,
    `${zmq}:8:20: error: the URL //a.example/y.png has no scheme; write https://a.example/y.png [link-scheme]`,
    `${zmq}:10:1: error: the URL /\\\\a.example has no scheme; write https://a.example [link-scheme]`,
    `${zmq}:14:1: error: the URL //a.example has no scheme; write https://a.example [link-scheme]`,
  ],
  [
    'a conference whose file was renamed without its folder, beside another',
    {
      'content/conferences/pygrunn-2011.md': undefined,
      'content/conferences/pygrunn-may-2011.md':
        '---\nname: PyGrunn 2011\nstartDate: 2011-05-20\n---\n',
      'content/conferences/pygrunn-2012.md':
        '---\nname: PyGrunn 2012\nstartDate: 2012-05-20\n---\n',
    },
    `${zmq}:1:1: error: unknown conference "pygrunn-2011"; content/conferences/pygrunn-may-2011.md has no talks: rename the folder to pygrunn-may-2011, or that file to pygrunn-2011.md [unknown-conference]`,
  ],
  [
    'two withdrawn talks with the same title in place of theirs',
    Object.fromEntries([zmq, queues].map((file) => [file, withFields(zmq, hidden)])),
  ],
  [
    'a withdrawn talk that keeps its names, with a topic that no other talk has',
    fields('withdrawn: {date: 2020-06-05, reason: A mistake.}'),
  ],
  [
    'a topic that a withdrawn talk lost with its text',
    fields('topics: []\nwithdrawn: {date: 2020-06-05, reason: A mistake.}'),
    'content/topics/zeromq.md:1:1: warning: no talk has the topic zeromq; add it to the topics of a talk, even of a withdrawn one, or delete it if it is new [unused-topic]',
  ],
  [
    'a conference of three talks without its file',
    {
      'content/conferences/pygrunn-2011.md': undefined,
      ...other(queues),
      'content/talks/pygrunn-2011/redis.md': withFields(zmq, 'title: Redis'),
    },
    `${queues}:1:1: error: unknown conference "pygrunn-2011", also in 2 other files; add content/conferences/pygrunn-2011.md, or move its talks to an existing conference [unknown-conference]`,
  ],
  [
    'a topic of two talks and another topic without its file',
    {
      'content/topics/zeromq.md': undefined,
      'content/topics/queues.md': '---\nname: Queues\nrelated: [zeromq]\n---\n',
      [queues]: withFields(zmq, 'title: Queues\ntopics: [queues, zeromq, zeromq]'),
    },
    `${queues}:5:18: error: unknown topic "zeromq", also in 2 other files; add content/topics/zeromq.md, or write an existing topic [unknown-topic]`,
  ],
  [
    'another name of a topic in two talks',
    {
      ...fields('topics: ØMQ'),
      [queues]: withFields(zmq, 'title: Queues\ntopics: ØMQ'),
      'content/topics/zeromq.md': '---\nname: ZeroMQ\nalsoKnownAs: [ØMQ]\n---\n',
    },
    ...[queues, zmq].map(
      (file) =>
        `${file}:5:9: error: the topic "ØMQ" is another name of zeromq; write zeromq [topic-spelling]`,
    ),
    'content/topics/zeromq.md:1:1: warning: no talk has the topic zeromq; add it to the topics of a talk, even of a withdrawn one, or delete it if it is new [unused-topic]',
  ],
  [
    'a related topic with a typo',
    { 'content/topics/zeromq.md': '---\nname: ZeroMQ\nrelated: [zermq]\n---\n' },
    'content/topics/zeromq.md:3:11: error: unknown topic "zermq"; did you mean zeromq? If not, add content/topics/zermq.md [unknown-topic]',
  ],
];

for (const [name, files, ...lines] of cases)
  test(`${name}: ${lines.length ? 'reported' : 'valid'}`, async () => {
    assert.deepEqual(await checkSmallArchive('messages', files), lines);
  });
