import type { Entry } from './archive.ts';
import type { Topic, TopicFields } from './topic.ts';

/** Every topic id, those replaced by another leading to it. */
export function indexTopics(entries: Entry<TopicFields>[]): Map<string, Topic> {
  const files = new Map(entries.map((entry) => [entry.id, entry]));
  const own = new Map<string, Topic>();
  for (const { data, ...entry } of entries)
    own.set(entry.id, { ...data, ...entry, label: data.name, related: [], talks: [] });

  const resolved = new Map<string, Topic>();
  for (const id of files.keys()) {
    const topic = own.get(replacement(id, files));
    if (topic) resolved.set(id, topic);
  }
  for (const topic of new Set(resolved.values())) {
    const related = files.get(topic.id)?.data.related ?? [];
    topic.related = related.flatMap((id) => resolved.get(id) ?? []).filter((t) => t !== topic);
  }
  return resolved;
}

/** The topic that stands in for another, however often it was replaced. */
function replacement(id: string, files: ReadonlyMap<string, Entry<TopicFields>>): string {
  const seen = new Set<string>();
  let current = id;
  for (;;) {
    const next = files.get(current)?.data.replacedBy;
    if (!next || !files.has(next) || seen.has(current)) return current;
    seen.add(current);
    current = next;
  }
}
