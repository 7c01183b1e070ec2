import type { TopicFields } from './fields.ts';
import type { ContentEntry, Topic } from './model.ts';

/** Returns the topic of every id; a replaced topic's id gives its replacement. */
export function indexTopics(entries: ContentEntry<TopicFields>[]): Map<string, Topic> {
  const files = new Map(entries.map((entry) => [entry.id, entry]));
  const topics = new Map<string, Topic>();
  for (const { data, ...entry } of entries)
    topics.set(entry.id, {
      ...data,
      ...entry,
      label: data.name,
      letter: '',
      ...{ related: [], talks: [], withdrawn: [] },
    });

  const resolved = new Map<string, Topic>();
  for (const [id, { data }] of files) {
    const topic = topics.get(replacement(id, files));
    if (!topic) continue;
    resolved.set(id, topic);
    if (topic.id !== id) topic.aliases = [...topic.aliases, `/topics/${id}/`, ...data.aliases];
  }
  for (const topic of new Set(resolved.values())) {
    const related = files.get(topic.id)?.data.related ?? [];
    topic.related = related.flatMap((id) => resolved.get(id) ?? []).filter((t) => t !== topic);
  }
  return resolved;
}

/** Follows `replacedBy` to its end, or to the first repeated id. */
function replacement(id: string, files: ReadonlyMap<string, ContentEntry<TopicFields>>): string {
  const seen = new Set<string>();
  let current = id;
  for (;;) {
    const next = files.get(current)?.data.replacedBy;
    if (!next || !files.has(next) || seen.has(current)) return current;
    seen.add(current);
    current = next;
  }
}
