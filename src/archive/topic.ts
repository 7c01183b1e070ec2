import type { Talk, Text } from './talk.ts';

/** What an author says of a topic, as the schema hands it on. */
export interface TopicFields {
  name: string;
  alsoKnownAs: string[];
  related: string[];
  replacedBy?: string | undefined;
  aliases: string[];
}

/** A topic of the archive's closed vocabulary. */
export interface Topic extends Omit<TopicFields, 'related' | 'replacedBy'> {
  id: string;
  body: Text;
  /** The name, and the id where topics share one. */
  label: string;
  related: Topic[];
  /** Latest first. */
  talks: Talk[];
}
