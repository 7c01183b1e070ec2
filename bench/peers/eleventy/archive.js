/** The collections of the templates, built once per build, in time proportional to the talks. */
export const collections = [
  'contexts',
  'newest',
  'conferenceIndex',
  'conferencePages',
  'seriesPages',
  'topicIndex',
  'topicPages',
  'speakerIndex',
  'speakerPages',
  'years',
  'yearPages',
  'talksWithoutSummary',
];

let built;

export function archive(collectionApi) {
  built ??= build(collectionApi);
  return built;
}

function build(collectionApi) {
  const tagged = (tag) => collectionApi.getFilteredByTag(tag);
  // Eleventy sorts by date, oldest first, as conferences list talks. Other lists are newest first.
  const oldestFirst = tagged('talk');
  const newestFirst = oldestFirst.toReversed();
  const list = (kind, members) => {
    const items = groups(members, ({ data, file }) => (data ?? file.data)[kind]);
    return ([id, name, file]) => ({
      id,
      name,
      file,
      path: `/${kind}/${id}/`,
      items: items.get(id) ?? [],
    });
  };
  const conferences = tagged('conference')
    .toReversed()
    .map(idAndTitle)
    .map(list('conferences', oldestFirst));
  const series = tagged('series').map(idAndTitle).map(list('series', conferences));
  for (const each of series) for (const conference of each.items) conference.series = each;
  const topics = tagged('topic').map(idAndTitle).map(list('topics', newestFirst)).sort(by('name'));
  const speakers = speakersOf(newestFirst, tagged('speaker')).map(list('speakers', newestFirst));
  for (const speaker of speakers)
    speaker.familyName = speaker.name.replace(/^(.*)\s(\S+)$/u, '$2 $1').toLowerCase();
  speakers.sort(by('familyName'));
  const years = [...new Set(newestFirst.map(({ data }) => data.archive[0]))]
    .map((year) => [year, year])
    .map(list('archive', newestFirst));
  const talksWithoutSummary = conferences.flatMap(({ items }) =>
    items.filter(({ data }) => data.note),
  );

  return {
    contexts: contexts(conferences, topics),
    newest: newestFirst.toSorted((a, b) => b.data.arrived - a.data.arrived).slice(0, 30),
    conferenceIndex: pages({ path: '/conferences/', items: conferences }, 65),
    conferencePages: conferences.flatMap((conference) => pages(conference, 65)),
    seriesPages: series,
    topicIndex: pages({ path: '/topics/', items: topics }, 65),
    topicPages: topics.flatMap((topic) => pages(topic, 30)),
    speakerIndex: pages({ path: '/speakers/', items: speakers }, 65),
    speakerPages: speakers.flatMap((speaker) => pages(speaker, 30)),
    years,
    yearPages: years.flatMap((year) => pages(year, 30)),
    talksWithoutSummary: pages({ path: '/contribute/', items: talksWithoutSummary }, 65),
  };
}

/** Returns each talk's conference, topics and neighbors, by the talk's URL. */
function contexts(conferences, topics) {
  const topicsById = new Map(topics.map((topic) => [topic.id, topic]));
  const map = new Map();
  for (const conference of conferences)
    conference.items.forEach((talk, index) => {
      map.set(talk.url, {
        conference,
        topics: (talk.data.topics ?? []).map((id) => topicsById.get(id)),
        previous: conference.items[index - 1],
        next: conference.items[index + 1],
      });
    });
  return map;
}

function idAndTitle(file) {
  return [id(file), file.data.title, file];
}

/** Returns the file's name; Eleventy's `fileSlug` would cut a date from its beginning. */
function id({ inputPath }) {
  return inputPath.replace(/^.*\/(.*)\.md$/, '$1');
}

/** Returns the speakers of the talks; some have a file. */
function speakersOf(talks, files) {
  const names = new Map(
    talks.flatMap(({ data }) => (data.credits ?? []).map(({ id, name }) => [id, name])),
  );
  const byId = new Map(files.map((file) => [id(file), file]));
  return [...names].map(([id, name]) => [id, name, byId.get(id)]);
}

function groups(items, keys) {
  const map = new Map();
  for (const item of items)
    for (const key of keys(item) ?? [])
      if (map.has(key)) map.get(key).push(item);
      else map.set(key, [item]);
  return map;
}

/** Cuts a list into pages of `size`; an empty list has one empty page. */
function pages(list, size) {
  const count = Math.max(1, Math.ceil(list.items.length / size));
  const path = (number) => (number === 1 ? list.path : `${list.path}page/${number}/`);
  return Array.from({ length: count }, (_, index) => ({
    list,
    count,
    number: index + 1,
    path: path(index + 1),
    previous: index > 0 ? path(index) : undefined,
    next: index + 1 < count ? path(index + 2) : undefined,
    items: list.items.slice(index * size, index * size + size),
  }));
}

function by(key) {
  return (a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0);
}
