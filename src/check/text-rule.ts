import type { Nodes } from 'mdast';
import type { Finding } from '../loader/finding.ts';
import type { Place, Source } from '../loader/source.ts';

/** A parsed body. */
interface Text {
  source: Source;
  /** All nodes in order: the tree is walked once for all rules. */
  nodes: readonly Nodes[];
  /** Returns the place of a node in the file. */
  place(node: Nodes): Place;
}

/** Returns the problems of a single body. */
export type TextRule = (text: Text) => Finding[];
