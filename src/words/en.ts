// All words of the interface in English. One file, however long: a translator has everything in one
// place, in the same order in each language.

import type { Around, Locale, Noun, Phrase, Units } from './locale.ts';

const editTalk = 'Edit this talk';
const sendCorrection = 'Send a correction';

/** The words of scripts, which pages have, too. */
export const script = ({ amount }: Pick<Locale, 'amount'>) => {
  const talks = (number: number) => amount(number, ['talk', 'talks']);
  return {
    talks,
    searchTalks: 'Search the talks',
    search: 'Search',
    close: 'Close',
    allResults: 'All results and filters',
    typeWord: 'Type a word or a name to search for.',
    noMatch: (typed: string) =>
      `No talks match${typed && ` “${typed}”`}. Try fewer or other words, or browse.`,
    matches: (number: number, typed: string, about: boolean, most: boolean) =>
      `${about ? 'About ' : ''}${talks(number)} ${number === 1 ? 'matches' : 'match'}${most ? ' most of' : ''}${typed && ` “${typed}”`}.`,
    corrected: (words: string, number: number, about: boolean) =>
      `Showing results for “${words}”: ${about ? 'about ' : ''}${talks(number)}.`,
    partialBelow: 'Partial matches are below.',
    searchInstead: <T>(words: T): Phrase<T> => ['Search instead for ', words, '.'],
    cannotRun: 'Search can’t run in this browser. Browse instead:',
    notLoaded: 'Search didn’t load. Try again, or browse:',
    filterBy: (facet: string) => `Filter ${facet.toLowerCase()}`,
    modified: <T>(day: T): Phrase<T> => ['modified ', day],
    kinds: {
      Speaker: 'Speaker',
      Topic: 'Topic',
      Conference: 'Conference',
      Series: 'Series',
      Track: 'Track',
    },
    formats: {
      keynote: 'Keynote',
      talk: 'Talk',
      'lightning-talk': 'Lightning talk',
      tutorial: 'Tutorial',
      workshop: 'Workshop',
      panel: 'Panel',
      demo: 'Demo',
      'q-and-a': 'Q and A',
    },
    downloadTypes: {
      slides: 'Slides',
      code: 'Code',
      video: 'Video',
      audio: 'Audio',
      paper: 'Paper',
      transcript: 'Transcript',
      notes: 'Notes',
      link: 'Link',
    },
    lengths: {
      'under 10 minutes': 'under 10 minutes',
      '10 to 29 minutes': '10 to 29 minutes',
      '30 to 59 minutes': '30 to 59 minutes',
      'an hour or more': 'an hour or more',
    },
    copy: (what = 'code') => `Copy ${what}`,
    copied: 'Copied',
    notCopied: 'Not copied',
  };
};

/** The words of pages, feeds and books. */
export const page = (locale: Locale) => ({
  nouns: {
    talk: ['talk', 'talks'],
    conference: ['conference', 'conferences'],
    edition: ['edition', 'editions'],
    topic: ['topic', 'topics'],
    speaker: ['speaker', 'speakers'],
    minute: ['minute', 'minutes'],
  } satisfies Record<string, Noun>,
  /** Returns a name, in a sentence. */
  inText: (name: string) => (name === 'Q and A' ? name : name.toLowerCase()),
  units: ['B', 'kB', 'MB', 'GB'] satisfies Units,

  // Around every page
  skip: 'Skip to content',
  site: 'Site',
  sections: {
    Talks: 'Talks',
    Conferences: 'Conferences',
    Topics: 'Topics',
    Speakers: 'Speakers',
    Search: 'Search',
  },
  breadcrumb: 'Breadcrumb',
  rights: <T>(license: T): Phrase<T> => [
    'Talks belong to their speakers. Summaries: ',
    license,
    '.',
  ],
  contribute: 'Contribute',
  contact: 'Contact',
  byYear: 'By year',
  feeds: 'Feeds',
  pages: 'Pages',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOf: (number: number, count: number) => `page ${number} of ${count}`,
  thisIsPage: (page: string) => `This is ${page}.`,

  // Lists
  letters: 'Letters',
  newestTalks: 'Newest talks',
  byConference: 'By conference',
  byTopic: 'By topic',
  bySpeaker: 'By speaker',
  talksPerYear: (years: string) => `Talks per year: ${years}`,
  noTalks: 'No talks yet.',
  noConferences: 'No conferences yet.',
  noTalksOnTopic: <T>(add: Around<T>, all: Around<T>): Phrase<T> => [
    'No talks on this topic yet. ',
    add('Add one'),
    ', or see ',
    all('all topics'),
    '.',
  ],
  noTalksFromConference: <T>(add: Around<T>): Phrase<T> => [
    'No talks from this conference yet. ',
    add('Add one'),
    '.',
  ],
  noSummaries: <T>(write: Around<T>): Phrase<T> => [
    'No summaries yet. ',
    write('Write the first'),
    '.',
  ],
  allTalksByYear: 'All talks by year',
  talksByYear: 'Talks by year',
  talksByYearIn: (site: string) => `All talks in ${site} by year.`,
  talksGivenIn: (year: string) => `Talks given in ${year}`,
  amountGivenIn: (talks: string, year: string) => `${talks} given in ${year}.`,
  byName: 'by name',
  byNumber: 'by number of talks',
  conferencesIn: (site: string) => `Conferences with talks in ${site}.`,
  namesIn: {
    Topics: (site: string) => `The topics of the talks in ${site}.`,
    Speakers: (site: string) => `The speakers of the talks in ${site}.`,
  },
  namesByNumber: {
    Topics: 'Topics by number of talks',
    Speakers: 'Speakers by number of talks',
  },
  namesByNumberIn: {
    Topics: (site: string) =>
      `The topics of the talks in ${site}, those with the most talks first.`,
    Speakers: (site: string) =>
      `The speakers of the talks in ${site}, those with the most talks first.`,
  },
  noNames: {
    Topics: 'No topics yet.',
    Speakers: 'No speakers yet.',
  },
  talksAbout: (topic: string) => `Talks about ${topic}.`,
  withSpeakers: 'with',
  alsoKnownAs: 'Also known as',
  seeAlso: 'See also',
  searchIn: (site: string) => `Search the talks in ${site}.`,

  // A talk
  given: 'Given',
  /** Between a day and a conference. */
  atConference: ' at ',
  format: 'Format',
  inLanguage: (language: string) => `in ${language}`,
  textInLanguage: (language: string) => `text in ${language}`,
  length: 'Length',
  toRead: (minutes: string) => `${minutes} to read`,
  published: 'Published',
  publishedOn: <T>(day: T): Phrase<T> => ['Published ', day],
  lastModified: <T>(day: T): Phrase<T> => ['last modified ', day],
  history: 'History',
  changes: 'Changes',
  origin: 'Origin',
  sources: {
    attendance: 'hearing the talk',
    recording: 'the recording',
    slides: 'the slides',
    transcript: 'a transcript',
    paper: 'the paper',
  },
  madeFrom: (sources: string) => `from ${sources}`,
  readBySpeaker: <T>(day: T): Phrase<T> => ['read by a speaker on ', day],
  machineHelped: <T>(how: T): Phrase<T> => ['a machine helped: ', how],
  summaryBy: 'Summary by',
  summaryByAuthors: (authors: string) => `Summary by ${authors}`,
  downloads: 'Downloads',
  copyOfFile: 'Copy',
  archivedCopy: 'Archived copy',
  original: 'Original',
  /** Before the day of an archived copy. */
  copyOf: 'of',
  onHost: (host: string) => `at ${host}`,
  /** Before a day. */
  noAnswerSince: 'no answer since',
  lost: 'lost: no copy is known',
  deadLinks: 'Dead links',
  recording: 'Recording',
  recordings: {
    published: 'Published',
    'not-published': 'Recorded, not published',
    'not-recorded': 'Not recorded',
    lost: 'Lost',
  },
  license: 'License',
  forTheText: 'for the text',
  abstractNote: 'The speaker’s abstract',
  onlyAbstract: 'This is the speaker’s abstract. There is no summary yet.',
  noSummaryNote: 'No summary yet',
  noSummary: 'There is no summary yet.',
  writeOne: <T>(write: Around<T>): Phrase<T> => [write('Write one'), '.'],
  mailOne: <T>(mail: Around<T>): Phrase<T> => [mail('Send one by mail'), '.'],
  writeOrMailOne: <T>(write: Around<T>, mail: Around<T>): Phrase<T> => [
    write('Write one'),
    ', or ',
    mail('send it by mail'),
    '.',
  ],
  noSummaryFor: (names: string, conference: string) => `${names} at ${conference}: no summary yet.`,
  old: 'More than five years older than the latest talk here.',
  oldWithPostscripts: <T>(link: Around<T>): Phrase<T> => [
    'More than five years older than the latest talk here: see the ',
    link('postscripts'),
    '.',
  ],
  postscripts: 'Postscripts',
  onThisPage: 'On this page',
  withdrawnTalk: 'Withdrawn talk',
  withdrawnTalks: 'Withdrawn',
  withdrawn: (reason: string) => `This talk was withdrawn: ${reason}`,
  givenAndWithdrawn: <T>(day: T, conference: T, withdrawn: T): Phrase<T> => [
    'Given on ',
    day,
    ' at ',
    conference,
    ', and withdrawn on ',
    withdrawn,
    ':',
  ],
  cite: 'Cite this talk',
  plainText: 'text',
  quoted: (title: string) => `“${title}”`,
  citedAt: (format: string, conference: string) => `${format} at ${conference}`,
  editTalk,
  sendCorrection,
  reportDeadLink: 'Report a dead link',
  addTalk: 'Add a talk',
  moreTalksAt: (conference: string) => `More talks at ${conference}`,
  previous: 'Previous:',
  next: 'Next:',
  sameElsewhere: 'The same talk elsewhere',
  linkingHere: 'Talks that link here',
  related: 'Related talks',

  // Words within a text
  footnotes: 'Footnotes',
  backToReference: (number: string) => `Back to reference ${number}`,
  linkToSection: 'Link to this section',
  done: 'Done',
  toDo: 'To do',
  alerts: {
    NOTE: 'NOTE',
    TIP: 'TIP',
    IMPORTANT: 'IMPORTANT',
    WARNING: 'WARNING',
    CAUTION: 'CAUTION',
  },
  watchFrom: (time: string) => `Watch from ${time}`,
  listenFrom: (time: string) => `Listen from ${time}`,
  atTime: (time: string) => `At ${time}`,

  // A conference and its book
  held: 'Held',
  online: 'online',
  organizedBy: 'Organized by',
  website: 'Website',
  archive: 'Archive',
  book: 'Book',
  onOnePage: 'On one page',
  data: 'Data',
  tracks: 'Tracks',
  fromConference: (talks: string, conference: string) => `${talks} from ${conference}.`,
  fromEditions: (series: string, talks: string, editions: string) =>
    `${series}: ${talks} from ${editions}.`,
  allTalksOf: (conference: string) => `${conference}, all talks`,
  onOnePageFrom: (talks: string, conference: string) => `${talks} from ${conference} on one page.`,
  organizers: <T>(names: T): Phrase<T> => ['Organized by ', names],
  amountIn: <T>(talks: string, site: T): Phrase<T> => [`${talks} in `, site],
  fromSite: <T>(site: T): Phrase<T> => ['From ', site],
  contents: 'Contents',
  index: 'Index',
  indexNumbers: 'Each number is that of a talk.',
  inContents: '(no summary yet)',
  chapterBy: <T>(authors: T): Phrase<T> => ['Summary by ', authors, '.'],
  chapterMade: (madeFrom: string) => `Made ${madeFrom}.`,
  chapterLicense: (license: string) => `License: ${license}.`,
  onTheSite: <T>(link: T): Phrase<T> => ['On the site: ', link],
  accessibility:
    'Headings, a table of contents and an index lead through the text. Images have the alternative texts that their authors wrote.',

  // Search
  sortBy: 'Sort by',
  sorts: { relevance: 'relevance', newest: 'newest', oldest: 'oldest' },
  facets: {
    series: 'Series',
    conference: 'Conference',
    year: 'Year',
    topic: 'Topic',
    track: 'Track',
    format: 'Format',
    download: 'Downloads',
    language: 'Language',
    length: 'Length',
  },
  searchNeedsScript: 'Search runs in your browser and needs JavaScript. Without it, browse:',
  moreTalks: 'More talks',
  partialMatches: 'Partial matches',

  // Pages that aren't there
  notFound: 'Not found',
  pageNotFound: 'Page not found',
  pageMissing: 'This page doesn’t exist.',
  mayHaveMoved: 'The talk may have moved, or the link may be incomplete.',
  moved: 'This page has moved',
  newAddress: <T>(link: T): Phrase<T> => ['Its new address is ', link],

  // Dead links
  deadLinksOf: (site: string) =>
    `Links of ${site} that no longer answer, and copies of what they led to.`,
  noDeadLinks: 'No link is known to be dead.',
  deadLinksCount: (number: number) =>
    number === 1
      ? 'One link no longer answers.'
      : `${locale.number(number)} links no longer answer.`,
  lostCount: (number: number) =>
    number === 1 ? 'One file is lost.' : `${locale.number(number)} files are lost.`,
  knowWhere: <T>(link: Around<T>): Phrase<T> => [
    'If you know where one is now, or have what it led to, ',
    link('tell us'),
    '.',
  ],
  edit: 'Edit',

  // How to contribute
  howToContribute: (site: string) => `How to add or correct a talk in ${site}.`,
  everyTalkIsAFile:
    'Every talk is one text file: a few lines of facts, then the summary. Anyone can add or correct one; a maintainer reviews it first.',
  inBrowser: 'In the browser',
  inBrowserHow: <T>(repository: Around<T>, add: Around<T>, conference: T): Phrase<T> => [
    'You need an account with the site that hosts ',
    repository('the repository'),
    ', but no git. ',
    add('Add a talk'),
    ' opens an editor with the lines to fill in. It starts in the folder of ',
    conference,
    `, but you can enter another. Save the file and propose the change. To correct a talk, follow “${editTalk}” on its page. Within minutes, a check shows what to fix, with line numbers.`,
  ],
  byMail: 'By mail',
  byMailHow: <T>(send: Around<T>, contact: string): Phrase<T> => [
    send('Send a talk'),
    ` starts a mail to ${contact} with the lines to fill in. To correct a talk, follow “${sendCorrection}” on its page.`,
  ],
  withGit: 'With git',
  withGitHow: <T>(code: Around<T>): Phrase<T> => [
    'Clone the repository, and run ',
    code('npm ci'),
    ', then ',
    code('npm run new'),
    '. It asks for the title, the conference, the day and the speakers, and creates the file. Write the summary below the lines in it. ',
    code('npm run dev'),
    ' shows the page, and ',
    code('npm run check'),
    ' shows what to fix. Commit, push, and open a pull request.',
  ],
  sendToMaintainers: <T>(about: Around<T>): Phrase<T> => [
    'Send title, speakers, conference, day and summary to the maintainers of this archive: ',
    about('about it'),
    '.',
  ],
  goodSummary: 'What makes a good summary',
  goodSummaryHow: <T>(code: Around<T>): Phrase<T> => [
    'Use your own words, fewer than the talk. Put what was said before what you think of it. Link to the code and the slides if they are online. Give your name (',
    code('author'),
    ' in a file): the page and the feeds credit you.',
  ],
  deadLinksHow: <T>(link: Around<T>): Phrase<T> => [
    'Some talks link to what is ',
    link('no longer there'),
    '. You may know where it is now, or have a copy.',
  ],
  withoutSummary: (talks: string) => `${talks} without a summary`,
  writeSummary: 'Write the summary',

  // Mails to the maintainers
  mail: {
    newTalk: 'New talk',
    title: 'Title:',
    speakers: 'Speakers:',
    conference: (name: string) => `Conference: ${name}`,
    day: 'Day:',
    links: 'Links to slides, code or a recording:',
    summaryOf: (talk: string) => `Summary: ${talk}`,
    summary: (license: string) => `Summary, in your own words, to be published under ${license}:`,
    name: 'Your name, as the page will credit you:',
    correctionOf: (talk: string) => `Correction: ${talk}`,
    correction: 'What is wrong, and what is right:',
    deadLinkOf: (talk: string) => `Dead link: ${talk}`,
    deadLink: 'Which link:',
    whereNow: 'Where it is now, if you know:',
  },

  // Feeds
  howToFollow: (site: string) => `How to follow ${site} in a feed reader.`,
  feedsAre:
    'A feed brings new summaries in full to any feed reader. Copy the URL of one into yours; you need no account.',
  mainFeeds: <T>(rss: Around<T>, atom: Around<T>, json: Around<T>): Phrase<T> => [
    rss('New summaries'),
    ', also as ',
    atom('Atom'),
    ' and as ',
    json('JSON Feed'),
    '. Each has the same talks, so you need only one.',
  ],
  changesFeed: <T>(link: Around<T>): Phrase<T> => [
    link('Revised summaries'),
    ': changes to published summaries.',
  ],
  listFeeds: <T>(all: Around<T>): Phrase<T> => [
    'Every conference, series and topic has its own feed, linked from its page. Most readers can import ',
    all('all of them'),
    ' in one file (OPML).',
  ],
  listFeedsWithSpeakers: <T>(all: Around<T>): Phrase<T> => [
    'Every conference, series, topic and speaker has its own feed, linked from its page. Most readers can import ',
    all('all of them except speakers’'),
    ' in one file (OPML).',
  ],
  dataForPrograms: <T>(data: Around<T>): Phrase<T> => [
    'Programs can read the whole archive, from ',
    data('a list of its data'),
    ' (JSON).',
  ],
  series: 'Series',
  feedsOf: (site: string) => `The feeds of ${site}`,
  revisedSummaries: 'Revised summaries',
  revisedSummariesAre: 'Changes to published summaries, and postscripts.',
  talksOf: (conference: string) => `The talks of ${conference}.`,
  seriesFeed: (series: string) => `${series} (series)`,
  talksOfEvery: (series: string) => `The talks of every ${series}.`,
  topicFeed: (topic: string) => `${topic} (topic)`,
  speakerFeed: (speaker: string) => `${speaker} (speaker)`,
  talksBy: (speaker: string) => `Talks by ${speaker}.`,
  postscriptBy: (name: string, day: string) => `Postscript by ${name}, ${day}:`,
  postscriptNote: (name: string, text: string) => `Postscript by ${name}: ${text}`,
  revised: (title: string) => `Revised: ${title}`,
  postscript: (title: string) => `Postscript: ${title}`,
  asJson: (talks: string) => `${talks}, as JSON.`,

  // What a new archive starts with
  starter: {
    description: (title: string) =>
      `${title}: summaries of talks, with their slides and recordings.`,
    home: 'The talks of our conferences: summaries, speakers, slides and recordings.',
    about: 'About this archive',
    aboutText:
      'Each talk in this archive has a page: who gave it, when and where, what it was about, and where to find the slides and the recording.\n\nEvery text is a Markdown file. Anyone can propose a change.',
    talk: 'How to write a summary',
    speaker: 'Ada Example',
    conference: 'Example Conference',
    city: 'Anywhere',
    topic: 'Writing',
    /** Markdown. */
    text: (
      downloads: string,
    ) => `Begin with what the speaker wanted to show. This example is a summary of a talk about summaries; replace it, its conference and its topic with your own.

## What to write

Say in your own words what was said, in fewer words than the talk. Leave out the greeting and the joke about the projector.

## What to link

Add the slides, the code and the recording to the ${downloads} above the text, where readers look for them.`,
  },
});

export type Page = typeof page;
export type Script = typeof script;
