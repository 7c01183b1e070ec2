import type { Nodes } from 'mdast';
import type { Finding } from '../../loader/finding.ts';
import type { Place, Source } from '../../loader/source.ts';

/** A text as Markdown. */
export interface Text {
  source: Source;
  /** All of the tree's, in their order: it is walked once for all rules. */
  nodes: readonly Nodes[];
  /** Line and column in the file. */
  place(node: Nodes): Place;
}

/** A rule over one text alone. */
export type TextRule = (text: Text) => Finding[];
