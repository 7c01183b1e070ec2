import type { TalkFields } from '../src/archive/talk.ts';
import type { ImportedTalk } from './imported-item.ts';
import { certainKey } from './spelling.ts';

/** Some tags say what kind of talk it was; they are no topics. */
export function topicsAndFormat(tags: string[]): Pick<ImportedTalk['fields'], 'topics' | 'format'> {
  const format = tags
    .map((tag) => formatNames[certainKey(tag)])
    .find((found) => found !== undefined);
  return {
    format,
    topics: tags.filter((tag) => !format || formatNames[certainKey(tag)] !== format),
  };
}

const formatNames: Record<string, TalkFields['format']> = {
  keynote: 'keynote',
  keynotes: 'keynote',
  lightningtalk: 'lightning-talk',
  lightningtalks: 'lightning-talk',
  panel: 'panel',
  talk: 'talk',
  talks: 'talk',
  tutorial: 'tutorial',
  tutorials: 'tutorial',
  workshop: 'workshop',
  workshops: 'workshop',
};
