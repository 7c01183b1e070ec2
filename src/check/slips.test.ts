import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSmallArchive, smallArchive, type Files } from '../test/small-archive.ts';

const queues = 'content/talks/pygrunn-2011/queues.md';
const zmq = smallArchive['content/talks/pygrunn-2011/zmq.md']!;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Returns a new talk with these lines, and with those required fields that they don't have. */
function talk(lines: string, body = 'Queues, explained.'): Files {
  const fields = [...lines.matchAll(/^\W*([a-z]+) ?[:：=]/gim)].map(([, field]) =>
    field?.toLowerCase(),
  );
  const others = ['title: Queues', 'speakers: Ada Quist', 'date: 2011-05-20'].filter(
    (line) => !fields.includes(line.split(':')[0]),
  );
  return file(`---\n${[...others, lines].join('\n')}\n---\n\n${body}\n`);
}

function file(text: string | Buffer, path = queues): Files {
  return { [path]: text };
}

const good = String(talk('')[queues]);

/**
 * What first contributions get wrong, many found in changes to archives and blogs on the web: the
 * files, the same with the stated fix, and what is reported.
 */
const slips: [name: string, wrong: Files, right: Files, ...lines: string[]][] = [
  [
    'a title with a colon',
    talk('title: Queues: a tour'),
    talk('title: "Queues: a tour"'),
    '4:8: error: a value with a colon needs quotes; write title: "Queues: a tour" [yaml-colon]',
  ],
  [
    'a title whose quotes end too early',
    talk('title: "The "real" queue"'),
    talk(`title: 'The "real" queue'`),
    '4:8: error: the value ends at its second quote; write title: \'The "real" queue\' [yaml-quotes]',
  ],
  [
    'a title in two pairs of quotes',
    talk('title: ""Queues""'),
    talk('title: "Queues"'),
    '4:8: error: the value ends at its second quote; write title: "Queues" [yaml-quotes]',
  ],
  [
    'an apostrophe in single quotes',
    talk(`title: 'It's queues'`),
    talk(`title: "It's queues"`),
    '4:8: error: the value ends at its second quote; write title: "It\'s queues" [yaml-quotes]',
  ],
  [
    'a title with a backslash',
    talk('title: "C:\\Queues"'),
    talk(`title: 'C:\\Queues'`),
    "4:8: error: the value has a backslash, which begins an escape; write title: 'C:\\Queues' [yaml-quotes]",
  ],
  [
    'a title that lacks its last quote',
    talk('title: "Queues'),
    talk('title: "Queues"'),
    "4:8: error: the quotes are not closed; end the value with the quote that began it, or write title: '\"Queues' [yaml-quote]",
  ],
  [
    'a title in curly quotes',
    talk('title: “Queues”'),
    talk(`title: '"Queues"'`),
    '4:8: warning: title: the quotes of “Queues” are printed; delete them, or if they belong there, write \'"Queues"\' [plain-text]',
  ],
  [
    'a colon by its HTML number',
    talk('title: Queues&#58; a tour'),
    talk('title: "Queues: a tour"'),
    '4:8: warning: title: &#58; is printed as it is; write the character itself [plain-text]',
  ],
  [
    'a title with Markdown',
    talk('title: The **real** queue'),
    talk('title: The real queue'),
    '4:8: warning: title: **real** is printed as it is; write it without Markdown [plain-text]',
  ],
  [
    'an exclamation mark before quotes, as on Jekyll',
    talk(`title: ! 'Attention: queues'`),
    talk(`title: 'Attention: queues'`),
    '4:8: error: a tag (!); remove it [yaml-bounds]',
  ],
  [
    'no space after a colon',
    talk('title:Queues'),
    talk('title: Queues'),
    '4:1: error: a space is missing after title:; write title: Queues [yaml-space]',
  ],
  [
    'an equals sign',
    talk('title = "Queues"'),
    talk('title: "Queues"'),
    '4:1: error: = is not a colon; write title: "Queues" [yaml]',
  ],
  [
    'a colon of a Chinese keyboard',
    talk('title：Queues'),
    talk('title: Queues'),
    '4:1: error: ： is not a colon; write title: Queues [yaml]',
  ],
  [
    'fields in upper case',
    talk('Title: Queues\nSpeakers: Ada Quist'),
    talk('title: Queues\nspeakers: Ada Quist'),
    '3:1: error: Title is not a field of a talk; did you mean title? [unknown-field]',
    '4:1: error: Speakers is not a field of a talk; did you mean speakers? [unknown-field]',
  ],
  [
    'a field of its own indentation',
    talk('title: Queues\n speakers: Ada Quist'),
    talk('title: Queues\nspeakers: Ada Quist'),
    '4:2: error: this line is indented too far; align it with the line above, or put the whole value in quotes [yaml]',
  ],
  [
    'a dash before each field',
    file('---\n- title: Queues\n- speakers: Ada Quist\n- date: 2011-05-20\n---\n\nQueues.\n'),
    file('---\ntitle: Queues\nspeakers: Ada Quist\ndate: 2011-05-20\n---\n\nQueues.\n'),
    '2:1: error: the frontmatter is a list; delete the - before each field [frontmatter]',
  ],
  [
    'a sentence among the fields',
    talk('duration: 45\nThis talk explains queues.'),
    talk('duration: 45', 'This talk explains queues.'),
    '6:1: error: this line is no field; write name: value, or move it below the fields [yaml]',
  ],
  [
    'a tab before a name',
    talk('speakers:\n\t- Ada Quist'),
    talk('speakers:\n  - Ada Quist'),
    '5:1: error: a tab indents this line; use spaces [yaml-tab]',
  ],
  [
    'spaces of a word processor',
    talk('speakers:\n\u00A0\u00A0- Ada Quist'),
    talk('speakers:\n  - Ada Quist'),
    '5:1: error: this space is U+00A0, which is not a space to YAML; write an ordinary one [yaml-space]',
  ],
  [
    'frontmatter of Hugo in TOML',
    file('+++\ntitle = "Queues"\ndate = 2011-05-20\n+++\n\nQueues.\n'),
    talk(''),
    '1:1: error: the frontmatter is TOML; write each field as name: value, between two lines of --- [frontmatter]',
  ],
  [
    'a record of pyvideo',
    file('{\n  "title": "Queues",\n  "speakers": ["Ada Quist"]\n}\n'),
    talk(''),
    '1:1: error: the frontmatter is JSON; write each field as name: value, between two lines of --- [frontmatter]',
  ],
  [
    'an empty line first',
    file(`\n${good}`),
    file(good),
    '1:1: error: the frontmatter is not at the beginning; delete the empty lines above it [frontmatter]',
  ],
  [
    'a heading first',
    file(`# Queues\n\n${good}`),
    file(`${good}\n## Queues\n`),
    '1:1: error: the frontmatter is not at the beginning; move the lines above it into the text [frontmatter]',
  ],
  [
    'frontmatter in a code block',
    file(`\`\`\`yaml\n${good.replace('\n---\n\n', '\n---\n```\n\n')}`),
    file(good),
    '1:1: error: the frontmatter is not at the beginning; delete the lines of ``` [frontmatter]',
  ],
  [
    'dashes that a program made one',
    file(good.replaceAll('---', '—')),
    file(good),
    '1:1: error: — is not ---; write three hyphens above the fields and below them [frontmatter]',
  ],
  [
    'four dashes',
    file(good.replaceAll('---', '----')),
    file(good),
    '1:1: error: ---- is not ---; write three hyphens above the fields and below them [frontmatter]',
  ],
  [
    'no dashes above',
    file(good.slice('---\n'.length)),
    file(good),
    '1:1: error: the frontmatter does not begin; write a line of --- above the fields [frontmatter]',
  ],
  [
    'no dashes below',
    file(good.replace('\n---\n\n', '\n\n')),
    file(good),
    '1:1: error: the frontmatter is not closed; write --- on a line of its own after it [frontmatter]',
  ],
  [
    'line endings of Windows',
    file(good.replaceAll('\n', '\r\n')),
    file(good),
    '1:4: warning: the line endings are not LF; save the file with LF [line-endings]',
  ],
  [
    'a file in Latin-1',
    file(Buffer.from(good.replace('explained', 'expliquées'), 'latin1')),
    file(good.replace('explained', 'expliquées')),
    '8:16: error: the file is not UTF-8; save it as UTF-8 [utf-8]',
  ],
  [
    'a date with a time',
    talk('date: 2011-05-20 16:45:00'),
    talk('date: 2011-05-20'),
    '4:7: error: date "2011-05-20 16:45:00" is not a date; write 2011-05-20 [talk-date]',
  ],
  [
    'a date with a zone',
    talk('date: 2011-05-20T00:00:00+0800'),
    talk('date: 2011-05-20'),
    '4:7: error: date "2011-05-20T00:00:00+0800" is not a date; write 2011-05-20 [talk-date]',
  ],
  [
    'a date in curly quotes',
    talk('date: “2011-05-20”'),
    talk('date: 2011-05-20'),
    '4:7: error: date "“2011-05-20”" is not a date; write 2011-05-20 [talk-date]',
  ],
  [
    'a date with a comma',
    talk('date: May 20, 2011,'),
    talk('date: 2011-05-20'),
    '4:7: error: date "May 20, 2011," is not a date; write 2011-05-20 [talk-date]',
  ],
  [
    'two days',
    talk('date: 2011-05-20 - 2011-05-21'),
    talk('date: 2011-05-20'),
    '4:7: error: date "2011-05-20 - 2011-05-21" is not a date; write 2011-05-20 [talk-date]',
  ],
  [
    'a month of twenty',
    talk('date: 2011-20-05'),
    talk('date: 2011-05-20'),
    '4:7: error: date "2011-20-05" is not in the calendar; correct the month or the day [talk-date]',
  ],
  [
    'a German date',
    talk('date: 20.05.2011'),
    talk('date: 2011-05-20'),
    '4:7: error: date "20.05.2011" is not a date; write 2011-05-20 [talk-date]',
  ],
  [
    'two times',
    talk('time: 14:00–14:45'),
    talk('time: 14:00'),
    '5:7: error: time "14:00–14:45" is not a time; write 14:00 [talk-time]',
  ],
  [
    'a duration of ISO 8601',
    talk('duration: PT1H30M'),
    talk('duration: 90'),
    '5:11: error: duration is "PT1H30M"; write 90 [talk-duration]',
  ],
  [
    'a language by its name',
    talk('language: Nederlands'),
    talk('language: nl'),
    '5:11: error: language "Nederlands" is not a BCP 47 language code; write nl [talk-language]',
  ],
  [
    'a license without a version',
    talk('license: CC-BY'),
    talk('license: CC-BY-4.0'),
    '5:10: warning: license "CC-BY" has no version; write the one that applies, as in CC-BY-4.0 [talk-license]',
  ],
  [
    'names on lines of their own',
    talk('speakers:\n  Ada Quist\n  Bo Lind'),
    talk('speakers:\n  - Ada Quist\n  - Bo Lind'),
    '5:3: error: these lines are one value; write each as an item of a list, as in - Ada Quist [yaml]',
  ],
  [
    'a family name before a name that ends with “de”',
    talk('speakers: Kok, Gideon de'),
    talk('speakers: Gideon de Kok'),
    '4:11: warning: speakers "Kok, Gideon de" looks like several people; write Gideon de Kok, or [Kok, Gideon de], or if it is one, give it a file in content/speakers/ [person-name]',
  ],
  [
    'a date with hyphens that begins with the day',
    talk('date: 20-5-2011'),
    talk('date: 2011-05-20'),
    '4:7: error: date "20-5-2011" is not a date; write 2011-05-20 [talk-date]',
  ],
  [
    'a date whose second number can’t be a month',
    talk('date: 5.20.2011'),
    talk('date: 2011-05-20'),
    '4:7: error: date "5.20.2011" is not a date; write YYYY-MM-DD, as in 2011-05-20 [talk-date]',
  ],
  [
    'a time in a heading, below frontmatter with an error',
    talk('title: Queues: a tour', '## Sets {12:30}\n\nQueues.'),
    talk(
      'title: "Queues: a tour"\ndownloads: [{type: video, url: "https://a.example/"}]',
      '## Sets {12:30}\n\nQueues.',
    ),
    '4:8: error: a value with a colon needs quotes; write title: "Queues: a tour" [yaml-colon]',
  ],
  [
    'a list of names without a space after its hyphens',
    talk('speakers:\n  -Ada Quist'),
    talk('speakers:\n  - Ada Quist'),
    '5:3: error: speakers "-Ada Quist" begins with a hyphen; write each name on a line of its own, after - and a space [person-name]',
  ],
  [
    'names in a block',
    talk('speakers: |\n  Ada Quist\n  Bo Lind'),
    talk('speakers:\n  - Ada Quist\n  - Bo Lind'),
    '4:11: error: these lines are one value; write each as an item of a list, as in - Ada Quist [yaml]',
  ],
  [
    'a list of names in a block',
    talk('speakers: >-\n  - Ada Quist\n  - Bo Lind'),
    talk('speakers:\n  - Ada Quist\n  - Bo Lind'),
    '4:11: error: these lines are one value; write each as an item of a list, as in - Ada Quist [yaml]',
  ],
  [
    'topics in a block',
    talk('topics: |\n  zeromq\n  queues'),
    talk('topics:\n  - zeromq'),
    '5:9: error: these lines are one value; write each as an item of a list, as in - zeromq [yaml]',
  ],
  [
    'names with asterisks',
    talk('speakers:\n  * Ada Quist'),
    talk('speakers:\n  - Ada Quist'),
    '5:3: error: an item of a list begins with -; write - Ada Quist [yaml]',
  ],
  [
    'a list that lacks its bracket',
    talk('speakers: [Ada Quist, Bo Lind'),
    talk('speakers: [Ada Quist, Bo Lind]'),
    '4:11: error: the [ is not closed; end the list with ], or write speakers: "[Ada Quist, Bo Lind" [yaml-quotes]',
  ],
  [
    'a family name first',
    talk('speakers: Quist, Ada'),
    talk('speakers: Ada Quist'),
    '4:11: warning: speakers "Quist, Ada" looks like several people; write Ada Quist, or [Quist, Ada], or if it is one, give it a file in content/speakers/ [person-name]',
  ],
  [
    'an employer after a comma',
    talk('speakers: Ada Quist, Paylogic'),
    talk('speakers: [{name: Ada Quist, affiliation: Paylogic}]'),
    '4:11: warning: speakers "Ada Quist, Paylogic" looks like several people; write [Ada Quist, Paylogic], or [{name: Ada Quist, affiliation: Paylogic}] if that is an employer, or if it is one, give it a file in content/speakers/ [person-name]',
  ],
  [
    'an employer in brackets',
    talk('speakers: Ada Quist (Paylogic)'),
    talk('speakers: [{name: Ada Quist, affiliation: Paylogic}]'),
    '4:11: warning: speakers "Ada Quist (Paylogic)" has more than a name; write Ada Quist, or [{name: Ada Quist, affiliation: Paylogic}] if that is an employer, or give it a file in content/speakers/ [person-name]',
  ],
  [
    'an employer after a colon',
    talk('speakers:\n  - Ada Quist: Paylogic'),
    talk('speakers:\n  - {name: Ada Quist, affiliation: Paylogic}'),
    '5:5: error: Ada Quist is not a field of speakers; write {name: Ada Quist, affiliation: Paylogic} [unknown-field]',
  ],
  [
    'an employer of another name',
    talk('speakers:\n  - name: Ada Quist\n    company: Paylogic'),
    talk('speakers:\n  - name: Ada Quist\n    affiliation: Paylogic'),
    '6:5: error: company is not a field of speakers; write affiliation [unknown-field]',
  ],
  [
    'a speaker to be written',
    talk('speakers: [TODO]'),
    talk('speakers: []'),
    '4:12: error: speakers "TODO" is nobody’s name; write [] if nobody is known [person-name]',
  ],
  [
    'a speaker as a link',
    talk('speakers: "[Ada Quist](https://ada.example)"'),
    talk('speakers: Ada Quist'),
    '4:11: error: speakers "[Ada Quist](https://ada.example)" is a link, which would be printed as it is; write Ada Quist [person-name]',
  ],
  [
    'a speaker by the id',
    talk('speakers: oscar-vilaplana'),
    talk('speakers: Òscar Vilaplana'),
    '4:11: error: "oscar-vilaplana" is the id of Òscar Vilaplana; write the name [speaker-id]',
  ],
  [
    'an author by an account',
    talk('author: "@kimholt"'),
    talk('author: Kim Holt'),
    '5:9: warning: author "@kimholt" is an account; write the person’s name, or give it a file in content/speakers/ [person-name]',
  ],
  [
    'an author with a website',
    talk('author: {name: Kim Holt, url: https://kim.example}'),
    talk('author: Kim Holt'),
    '5:9: error: author is a mapping; write Kim Holt [talk-author]',
  ],
  [
    'frontmatter of a talk on Jekyll',
    talk(
      'layout: talk\nspeaker: Ada Quist\nevent: PyGrunn\nlocation: Groningen\nexcerpt: Queues.\ntags: [zeromq]\nslides: https://a.example/s.pdf\nlast_modified_at: 2011-06-01',
    ),
    talk(
      'summary: Queues.\ntopics: [zeromq]\ndownloads: [{type: slides, url: https://a.example/s.pdf}]\nlastModified: 2011-06-01',
    ),
    '5:1: error: layout is not a field of a talk; delete it: nothing uses it [unknown-field]',
    '6:1: error: speaker is not a field of a talk; write speakers [unknown-field]',
    '7:1: error: event is not a field of a talk; delete it: the folder names the conference [unknown-field]',
    '8:1: error: location is not a field of a talk; delete it: the conference’s file has the place [unknown-field]',
    '9:1: error: excerpt is not a field of a talk; write summary [unknown-field]',
    '10:1: error: tags is not a field of a talk; write topics [unknown-field]',
    '11:1: error: slides is not a field of a talk; write downloads: [{type: slides, url: https://a.example/s.pdf}] [unknown-field]',
    '12:1: error: last_modified_at is not a field of a talk; write lastModified [unknown-field]',
  ],
  [
    'an address of its own',
    talk('permalink: /2011/queues/'),
    talk(''),
    '5:1: error: permalink is not a field of a talk; delete it: the file’s name makes the URL [unknown-field]',
  ],
  [
    'the announcement as a field',
    talk('abstract: Queues for everyone.'),
    talk('text: abstract', 'Queues for everyone.'),
    '5:1: error: abstract is not a field of a talk; move it below the fields, and write text: abstract [unknown-field]',
  ],
  [
    'a video by its id',
    talk('youtube: dQw4w9WgXcQ'),
    talk('downloads: [{type: video, url: https://www.youtube.com/watch?v=dQw4w9WgXcQ}]'),
    '5:1: error: youtube is not a field of a talk; write downloads: [{type: video, url: https://www.youtube.com/watch?v=dQw4w9WgXcQ}] [unknown-field]',
  ],
  [
    'downloads by their types',
    talk('downloads:\n  slides: https://a.example/s.pdf\n  video: https://a.example/v'),
    talk(
      'downloads:\n  - {type: slides, url: https://a.example/s.pdf}\n  - {type: video, url: https://a.example/v}',
    ),
    '6:3: error: slides is not a field of downloads; write - {type: slides, url: https://a.example/s.pdf} [unknown-field]',
    '7:3: error: video is not a field of downloads; write - {type: video, url: https://a.example/v} [unknown-field]',
  ],
  [
    'a download that links',
    talk('downloads:\n  - type: slides\n    link: https://a.example/s.pdf'),
    talk('downloads:\n  - type: slides\n    url: https://a.example/s.pdf'),
    '7:5: error: link is not a field of downloads; write url [unknown-field]',
  ],
  [
    'a download with all of its path',
    {
      ...talk('downloads:\n  - type: slides\n    file: public/downloads/q.pdf'),
      ...file('%PDF-1.7\n', 'public/downloads/q.pdf'),
    },
    {
      ...talk('downloads:\n  - type: slides\n    file: q.pdf'),
      ...file('%PDF-1.7\n', 'public/downloads/q.pdf'),
    },
    '7:11: error: downloads: file "public/downloads/q.pdf" is not a path under public/downloads/; write q.pdf [talk-downloads]',
  ],
  [
    'topics between spaces',
    talk('topics: zeromq ZeroMQ'),
    talk('topics: [zeromq]'),
    '5:9: error: the topic "zeromq ZeroMQ" looks like several; write [zeromq, zeromq] [unknown-topic]',
  ],
  [
    'a body to be written',
    talk('', 'TODO'),
    talk('text: none', ''),
    '8:1: warning: this is still a text to be written; write what the talk said, or set text: none [placeholder]',
  ],
  [
    'an export of Google Docs',
    talk(
      '',
      '**Queues**\n\nSee [the docs](https://www.google.com/url?q=https://docs.example/&sa=D).\n\n![][image1]\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>',
    ),
    {
      ...talk('', '**Queues**\n\nSee [the docs](https://docs.example/).\n\n![A queue](queue.png)'),
      ...file(png, 'content/talks/pygrunn-2011/queue.png'),
    },
    '10:5: warning: this link says where its readers come from; write https://docs.example/ [tracking-link]',
    '12:1: error: the image has no alternative text; describe what it shows: ![What it shows][image1] [image-text]',
    '14:1: error: the scheme data: is not allowed; write https, http or a path [link-scheme]',
  ],
  [
    'a link to a file as its repository shows it',
    {
      ...talk(
        '',
        'See [ØMQ](https://forge.example/a/b/blob/main/content/talks/pygrunn-2011/zmq.md).',
      ),
      ...file(
        `${smallArchive['content/site.yaml']}repository: https://forge.example/a/b\n`,
        'content/site.yaml',
      ),
    },
    talk('', 'See [ØMQ](zmq.md).'),
    '8:5: warning: this link to our own site has its full URL; write zmq.md [own-link]',
  ],
  [
    'a link copied from a newsletter',
    talk(
      '',
      'See [the docs](https://docs.example/a?utm_source=mail&page=2&utm_medium=x&fbclid=I#b).',
    ),
    talk('', 'See [the docs](https://docs.example/a?page=2#b).'),
    '8:5: warning: this link says where its readers come from; write https://docs.example/a?page=2#b [tracking-link]',
  ],
  [
    'a web page',
    talk('', '<div class="content"><p>Queues.</p><iframe src="https://v.example/"></iframe></div>'),
    talk('', '<div><p>Queues.</p><a href="https://v.example/">Video</a></div>'),
    '8:1: warning: class of <div> is removed from the page; delete it [removed-html]',
    '8:36: warning: <iframe> is removed from the page; link to what it shows, or list it in downloads [removed-html]',
  ],
  [
    'an image from the root',
    { ...talk('', '![A queue](/images/queue.png)'), ...file(png, 'content/images/queue.png') },
    { ...talk('', '![A queue](queue.png)'), ...file(png, 'content/talks/pygrunn-2011/queue.png') },
    'content/images/queue.png:1:1: error: unexpected file; move it next to the talk that shows it [stray-file]',
    '8:1: error: the image /images/queue.png is missing; put it next to the text, and write only its name [missing-image]',
  ],
  [
    'a photo of a phone',
    file('x', 'content/talks/pygrunn-2011/IMG_2011.HEIC'),
    {
      ...talk('', '![A queue](img-2011.png)'),
      ...file(png, 'content/talks/pygrunn-2011/img-2011.png'),
    },
    'content/talks/pygrunn-2011/IMG_2011.HEIC:1:1: error: unexpected file; convert it to PNG, JPEG or WebP, next to the talk that shows it [stray-file]',
  ],
  [
    'a link without https',
    talk('', 'See [it](www.a.example).'),
    talk('', 'See [it](https://www.a.example).'),
    '8:5: error: broken link www.a.example; write https://www.a.example [broken-link]',
  ],
  [
    'a link without the colon of https',
    talk('', 'See [it](http//a.example/guide).'),
    talk('', 'See [it](https://a.example/guide).'),
    '8:5: error: broken link http//a.example/guide; write https://a.example/guide [broken-link]',
  ],
  [
    'a link to a page of the former site',
    talk('', 'See [it](zmq.html).'),
    talk('', 'See [it](/talks/pygrunn-2011/zmq/).'),
    '8:5: error: broken link zmq.html; did you mean /talks/pygrunn-2011/zmq/? [broken-link]',
  ],
  [
    'a talk at the root of the repository',
    file(good, 'queues.md'),
    file(good),
    'queues.md:1:1: warning: this talk is outside of content/, so it isn’t published; move it to content/talks/<conference>/queues.md [stray-file]',
  ],
  [
    'a talk among the posts of Jekyll',
    file(good, '_posts/2011-05-20-queues.md'),
    file(good, 'content/talks/pygrunn-2011/2011-05-20-queues.md'),
    '_posts/2011-05-20-queues.md:1:1: warning: this talk is outside of content/, so it isn’t published; move it to content/talks/<conference>/2011-05-20-queues.md [stray-file]',
  ],
  [
    'a talk without its conference',
    file(good, 'content/talks/queues.md'),
    file(good),
    'content/talks/queues.md:1:1: error: unexpected file; talks are content/talks/<conference>/<talk>.md [stray-file]',
  ],
  [
    'a folder for one talk',
    file(good, 'content/talks/pygrunn-2011/queues/index.md'),
    file(good),
    'content/talks/pygrunn-2011/queues/index.md:1:1: error: unexpected file; move it to content/talks/pygrunn-2011/queues.md [stray-file]',
  ],
  [
    'a folder in upper case',
    file(good, 'content/talks/PyGrunn-2011/queues.md'),
    file(good),
    'content/talks/PyGrunn-2011/queues.md:1:1: error: the path can’t be a URL; write lowercase letters, digits and single hyphens, as in pygrunn-2011/queues.md [file-name]',
  ],
  [
    'a name with spaces',
    file(good, 'content/talks/pygrunn-2011/Queues a tour.md'),
    file(good, 'content/talks/pygrunn-2011/queues-a-tour.md'),
    'content/talks/pygrunn-2011/Queues a tour.md:1:1: error: the path can’t be a URL; write lowercase letters, digits and single hyphens, as in pygrunn-2011/queues-a-tour.md [file-name]',
  ],
  [
    'a text file of Windows',
    file(good, 'content/talks/pygrunn-2011/queues.md.txt'),
    file(good),
    'content/talks/pygrunn-2011/queues.md.txt:1:1: error: unexpected file; move it to content/talks/pygrunn-2011/queues.md [stray-file]',
  ],
  [
    'a copy',
    file(zmq, 'content/talks/pygrunn-2011/zmq-2.md'),
    file(zmq.replace('ØMQ', 'ØMQ again'), 'content/talks/pygrunn-2011/zmq-2.md'),
    'content/talks/pygrunn-2011/zmq-2.md:2:8: error: the title is already used by content/talks/pygrunn-2011/zmq.md; delete one talk, or rename one [duplicate-title]',
  ],
  [
    'a backup',
    file(good, 'content/talks/pygrunn-2011/queues.md~'),
    file(good),
    'content/talks/pygrunn-2011/queues.md~:1:1: error: unexpected file; delete it [stray-file]',
  ],
  [
    'a conference with other fields',
    file(
      '---\ntitle: PyCon 2013\ndate: 2013-03-15\nlocation: Santa Clara\n---\n',
      'content/conferences/pycon-2013.md',
    ),
    file(
      '---\nname: PyCon 2013\nstartDate: 2013-03-15\ncity: Santa Clara\n---\n',
      'content/conferences/pycon-2013.md',
    ),
    'content/conferences/pycon-2013.md:2:1: error: title is not a field of a conference; write name [unknown-field]',
    'content/conferences/pycon-2013.md:3:1: error: date is not a field of a conference; write startDate [unknown-field]',
    'content/conferences/pycon-2013.md:4:1: error: location is not a field of a conference; write city [unknown-field]',
  ],
  [
    'accounts by their URLs',
    file(
      '---\nname: Òscar Vilaplana\ngithub: https://github.com/oscar\nmastodon: https://a.example/@oscar\n---\n',
      'content/speakers/oscar-vilaplana.md',
    ),
    file(
      '---\nname: Òscar Vilaplana\ngithub: oscar\nmastodon: "@oscar@a.example"\n---\n',
      'content/speakers/oscar-vilaplana.md',
    ),
    'content/speakers/oscar-vilaplana.md:3:9: error: github "https://github.com/oscar" is not of the right form; write oscar [speaker-github]',
    'content/speakers/oscar-vilaplana.md:4:11: error: mastodon "https://a.example/@oscar" is not of the right form; write "@oscar@a.example" [speaker-mastodon]',
  ],
  [
    'a list whose comma is within the quotes',
    talk('topics: ["zeromq," "zeromq"]'),
    talk('topics: [zeromq]'),
    '5:9: error: the quotes of this list don’t match; write topics: [zeromq, zeromq] [yaml-quotes]',
  ],
  [
    'a list that lacks a quote',
    talk("speakers: ['Wiz, 'Simon: A']"),
    talk('speakers: [Wiz, "Simon: A"]'),
    '4:11: error: the quotes of this list don’t match; write speakers: [Wiz, "Simon: A"] [yaml-quotes]',
  ],
  [
    'a title with a colon in curly quotes',
    talk('title: “Queues: a tour”'),
    talk('title: "Queues: a tour"'),
    '4:8: error: a value with a colon needs quotes; write title: "Queues: a tour" [yaml-colon]',
  ],
  [
    'a title to be announced',
    talk('title: TBD'),
    talk('title: Tbilisi'),
    '4:8: warning: title: TBD is no title; write the talk’s, or set draft: true until it is known [plain-text]',
  ],
  [
    'a nickname that lacks a quotation mark',
    talk('speakers: Leandro “Pará'),
    talk('speakers: Leandro “Pará” Lima'),
    '4:11: warning: speakers "Leandro “Pará" has only one of two quotation marks; add the other, or give it a file in content/speakers/ [person-name]',
  ],
  [
    'a space before the first line',
    file(` ${good}`),
    file(good),
    '1:1: error: the first line begins with a space; write --- without it [frontmatter]',
  ],
  [
    'the line endings of old Macs',
    file(good.replaceAll('\n', '\r')),
    file(good),
    '1:4: warning: the line endings are not LF; save the file with LF [line-endings]',
  ],
  [
    'two talks in one file',
    file(`${good}\n${good.replace('title: Queues', 'title: Sets')}`),
    {
      ...file(good),
      ...file(good.replace('title: Queues', 'title: Sets'), 'content/talks/pygrunn-2011/sets.md'),
    },
    '10:1: warning: another frontmatter begins here; move it and its text to a file of their own [second-frontmatter]',
  ],
  [
    'a rule right below a paragraph',
    talk('', 'A queue is a list.\n---\nA list is a queue.'),
    talk('', 'A queue is a list.\n\n---\n\nA list is a queue.'),
    '8:1: warning: --- makes a heading of the text above it; put an empty line between them [underlined-text]',
  ],
  [
    'code without its last line',
    talk('', '```python\nimport redis ```\n\n## Sets\n\nSets, explained.'),
    talk('', '```python\nimport redis\n```\n\n## Sets\n\nSets, explained.'),
    '8:1: warning: this code has no end; write ``` on a line of its own below it [unclosed-code]',
  ],
  [
    'a text that is indented as a whole',
    talk('', '    Queues, explained.\n\n    ## Sets'),
    talk('', 'Queues, explained.\n\n## Sets'),
    '8:1: warning: the whole text is code; delete the spaces before its lines [text-as-code]',
  ],
  [
    'a text in a fence',
    talk('', '```markdown\nQueues, explained.\n```'),
    talk('', 'Queues, explained.'),
    '8:1: warning: the whole text is code; delete the lines of ``` [text-as-code]',
  ],
  [
    'a link to the author’s computer',
    talk('', 'See [it](http://localhost:4321/talks/pygrunn-2011/zmq/).'),
    talk('', 'See [it](zmq.md), or run it at `http://localhost:4321/`.'),
    '8:5: warning: http://localhost:4321/talks/pygrunn-2011/zmq/ is a page on your own computer; link to its public URL or its file, or write it as `code` [local-link]',
  ],
  [
    'a link with two schemes',
    talk('', 'See [it](https://http://a.example/).'),
    talk('', 'See [it](https://a.example/).'),
    '8:5: warning: the URL https://http://a.example/ has two schemes; write https://a.example/ [link-scheme]',
  ],
  [
    'a link that is not closed',
    talk('', 'See [Forth](https://a.example/Forth_(language).'),
    talk('', 'See [Forth](https://a.example/Forth_(language)).'),
    '8:5: warning: a link is not closed; write [Forth](https://a.example/Forth_(language)) [unsupported-markdown]',
  ],
  [
    'a link whose brackets are swapped',
    talk('', 'See (it)[https://a.example/].'),
    talk('', 'See [it](https://a.example/).'),
    '8:5: warning: the brackets of a link are swapped; write [it](https://a.example/) [unsupported-markdown]',
  ],
  [
    'a table without its line of dashes',
    talk('', '| Queue | Speed |\n| Redis | fast |'),
    talk('', '| Queue | Speed |\n| --- | --- |\n| Redis | fast |'),
    '8:1: warning: a table needs a line of dashes below its first row; write | --- | --- | [unsupported-markdown]',
  ],
  [
    'a pointer to an image',
    {
      ...talk('', '![A queue](queue.png)'),
      ...file(
        'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
        'content/talks/pygrunn-2011/queue.png',
      ),
    },
    { ...talk('', '![A queue](queue.png)'), ...file(png, 'content/talks/pygrunn-2011/queue.png') },
    'content/talks/pygrunn-2011/queue.png:1:1: error: this is Git LFS’s pointer to an image; commit the image itself [image-file]',
  ],
  [
    'a name in upper case, with its extension',
    file(good, 'content/talks/pygrunn-2011/QUEUES.MD'),
    file(good),
    'content/talks/pygrunn-2011/QUEUES.MD:1:1: error: unexpected file; move it to content/talks/pygrunn-2011/queues.md [stray-file]',
  ],
  [
    'a note of Windows about where a file came from',
    { ...file(good), ...file('[ZoneTransfer]', `${queues}:Zone.Identifier`) },
    file(good),
    'Zone.Identifier:1:1: error: unexpected file; delete it [stray-file]',
  ],
  [
    'a README among talks',
    file('# Talks\n', 'content/talks/pygrunn-2011/README.md'),
    file('# Talks\n', 'README.md'),
    'content/talks/pygrunn-2011/README.md:1:1: error: unexpected file; move it out of content/ [stray-file]',
  ],
  [
    'a folder that differs from content/ by case',
    file(good, 'Content/talks/pygrunn-2011/queues.md'),
    file(good),
    'Content/talks/pygrunn-2011/queues.md:1:1: warning: this talk is outside of content/, so it isn’t published; move it to content/talks/pygrunn-2011/queues.md [stray-file]',
  ],
];

test('files above content/ are an archive’s own, unless they are talks', async () => {
  const template = '---\ntitle:\nspeakers:\n  - \ndate: YYYY-MM-DD\n---\n';
  const own = ['README.md', 'LICENSE', 'package.json', 'scripts/list.ts', 'talks/list.ts'];
  const files = Object.fromEntries(own.map((path) => [path, 'ours\n']));
  const templates = ['template.md', 'talks/template.md', '_posts/2011-05-20-template.md'];
  for (const path of [...templates, '.github/talk.md']) files[path] = template;
  const talkText = '---\ntitle: News\nspeakers: [Ada]\ndate: 2011-05-20\n---\n';
  files['CONTRIBUTING.md'] = `Write a file like this:\n\n${talkText}\nThen commit it.\n`;
  files['posts/2011-05-20-news.md'] = '---\ntitle: News\ndate: 2011-05-20\n---\n\nNews.\n';
  assert.deepEqual(await checkSmallArchive('slips', files), []);
});

for (const [name, files] of Object.entries({
  'a talk with everything': talk(
    'time: 09:30\ntrack: Room 1\nduration: 45\nformat: panel\nrecording: published\ndownloads:\n  - {type: video, url: "https://v.example/?v=a&list=b"}\ntopics: [zeromq]',
  ),
  'a title of signs': talk(`title: "C++ & C#: 'why?' – [1/2]"`),
  'names of many kinds': talk(
    'speakers: [Jean-Luc "Jo" O’Neill, María José García y López, Madonna, 王小明, Ada „Pi“ Quist, Sammy Davis Jr.]',
  ),
  'headings, rules and code': talk(
    '',
    'A queue.\n\n---\n\nTwo words\n---------\n\n- Item\n\n  ```sh\n  ls\n  ```\n\n> ```sh\n> ls\n> ```\n\n    indented code\n\n````md\n```\n````',
  ),
  'code that shows frontmatter': talk('', '```yaml\n---\ntitle: A\n---\n```\n\nSo it begins.'),
  'a program as the whole text': talk('', '```python\nprint(1)\n```'),
  'a table, and pipes in words': talk(
    '',
    'ls | wc or `|a|` and |x| + |y|.\n\n| A | B |\n| - | :-: |\n| a \\| b | c |',
  ),
  'links of many kinds': talk(
    '',
    'See [one](zmq.md), [two](</talks/pygrunn-2011/zmq/>), <https://a.example/(b)> (a), [a_(b)](https://a.example/a_(b)) and f(x)[0].',
  ),
  'a draft': talk('draft: true', 'Queues, one day.'),
  'a stub': talk('text: none', ''),
}))
  test(`${name} has nothing to fix`, async () => {
    const found = await checkSmallArchive('slips', files);
    assert.deepEqual(
      found.filter((line) => !line.includes('[bare-url]')),
      [],
    );
  });

for (const [name, wrong, right, ...lines] of slips)
  test(`${name}: reported, and valid once it is fixed as stated`, async () => {
    const found = await checkSmallArchive('slips', wrong);
    assert.deepEqual(
      found.map((line) => line.replace(`${queues}:`, '')),
      lines,
    );
    assert.deepEqual(await checkSmallArchive('slips', right), []);
  });
