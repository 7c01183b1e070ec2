import { topicSlug } from '../src/archive/slug.ts';
import type { ExistingContent } from './existing-content.ts';
import { shortenSlug } from './file-name.ts';
import { contentFileText } from '../src/loader/content-text.ts';
import type { ImportedTalk } from './imported-item.ts';
import { spellingKey, similarPairs, groupSpellings } from './spelling.ts';

export interface TopicFiles {
  /** Returns the ids of the topics that a source's tag names. */
  ids(tag: string): string[];
  files: Map<string, string>;
  warnings: string[];
}

/**
 * Makes one topic of all spellings with the same key; existing topics are used first.
 * @param stated names of topics by the ids that the source has for them
 */
export function topicFiles(
  talks: readonly ImportedTalk[],
  existing: ExistingContent['topics'],
  stated: ReadonlyMap<string, string> = new Map(),
): TopicFiles {
  const ids = new Map<string, string>();
  for (const { id, data } of existing)
    for (const name of [id, data.name, ...data.alsoKnownAs]) ids.set(spellingKey(name), id);
  const files = new Map<string, string>();
  for (const [id, name] of stated) {
    if (ids.has(spellingKey(name))) continue;
    ids.set(spellingKey(name), id);
    files.set(`content/topics/${id}.md`, contentFileText({ name }));
  }

  const names = talks.flatMap(({ fields }) => (fields.topics ?? []).flatMap(topicNames));
  const newTopics = groupSpellings(names.filter((name) => !ids.has(spellingKey(name))));
  const namesById = new Map([
    ...existing.map(({ id, data }) => [id, data.name] as const),
    ...stated,
  ]);
  const warnings: string[] = [];
  for (const { key, name, spellings } of newTopics) {
    const id = shortenSlug(topicSlug(name), 60);
    if (!id) {
      warnings.push(`topic ${JSON.stringify(name)} can’t be turned into a URL; it was left out`);
      continue;
    }
    ids.set(key, id);
    const other = namesById.get(id);
    if (other !== undefined) {
      warnings.push(`topic "${name}" would have the same URL as "${other}"; they were merged`);
      continue;
    }
    namesById.set(id, name);
    const fields = { name, alsoKnownAs: spellings.slice(1) };
    files.set(`content/topics/${id}.md`, contentFileText(fields, '', ['alsoKnownAs']));
  }
  for (const pair of similarPairs(newTopics)) {
    const [rarer, usual] = pair.map(({ key }) => ids.get(key));
    if (rarer && usual && rarer !== usual)
      warnings.push(
        `topics "${pair[0].name}" and "${pair[1].name}" are similar; to merge them, add to content/topics/${rarer}.md: replacedBy: ${usual}`,
      );
  }
  return {
    ids: (tag) => topicNames(tag).flatMap((name) => ids.get(spellingKey(name)) ?? []),
    files,
    warnings,
  };
}

/** Splits a tag at commas, a row of hashtags at their signs: a topic's name has neither. */
function topicNames(tag: string): string[] {
  const names = /^#\p{L}/u.test(tag) ? tag.split(/#/) : tag.split(',');
  return names.map((name) => name.replace(/(?<![,;.])[,;.]+\s*$/, '').trim()).filter(Boolean);
}
