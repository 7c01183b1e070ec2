import type { Nodes, Root } from 'mdast';
import { isAvailable, isRecording } from '../archive/download.ts';
import type { TalkFields } from '../archive/fields.ts';
import { headingTime, timeAtEnd, timeText } from '../archive/recording.ts';
import { textToWrite } from '../archive/repository.ts';
import { error, placeAt, warning } from '../loader/source.ts';
import { otherDialects } from './other-dialects.ts';
import { removals } from '../markdown/removals.ts';
import type { TextRule } from './text-rule.ts';
import { schemes, urls } from './url-rules.ts';

/** The title is the first level: the body starts with the second, and skips none. */
const headings: TextRule = ({ source, nodes, place }) => {
  let above = 1;
  return nodes.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const next = above + 1;
    above = node.depth;
    if (node.depth === 1) {
      const message = 'the title is the only level-one heading of the page; write ## here';
      return error(source.file, place(node), message, 'heading-one');
    }
    if (node.depth <= next) return [];
    const message = `this heading skips a level; write ${'#'.repeat(next)}`;
    return warning(source.file, place(node), message, 'heading-skipped');
  });
};

/** A heading's time is one of the recording: within it, and after that of the heading before. */
const times: TextRule = ({ source, nodes, place }) => {
  const { duration, downloads } = (source.data ?? {}) as Partial<TalkFields>;
  const hasRecording =
    Array.isArray(downloads) &&
    downloads.some((each) => each && isRecording(each) && isAvailable(each));
  let before = -1;
  return nodes.flatMap((node) => {
    const last = node.type === 'heading' && node.children.at(-1);
    const written = (last && last.type === 'text' && last.value.match(timeAtEnd)?.[0].trim()) || '';
    if (!written || last === false || last?.type !== 'text') return [];
    const time = headingTime(last.value);
    const problem = (message: string) => error(source.file, place(node), message, 'heading-time');
    if (time === undefined) return problem(`${written} is not a time; write {12:30} or {1:02:30}`);
    const after = before;
    before = time;
    if (time <= after)
      return problem(
        `${written} is not after {${timeText(after)}} of the heading before; correct one of them`,
      );
    if (typeof duration === 'number' && time >= duration * 60)
      return problem(
        `${written} is beyond the duration of ${duration} minutes; correct one of them`,
      );
    // Frontmatter with an error may have one.
    if (hasRecording || !source.data) return [];
    const message = `${written} is a time of a recording, but there is none; add it to downloads, or delete the time`;
    return warning(source.file, place(node), message, 'heading-time');
  });
};

/** Images have a description for readers who can't see them. */
const imageText: TextRule = ({ source, nodes, place }) =>
  nodes.flatMap((node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return [];
    if (node.alt?.trim()) return [];
    const name = node.type === 'image' ? `(${node.url})` : `[${node.label ?? node.identifier}]`;
    const message = `the image has no alternative text; describe what it shows: ![What it shows]${name}`;
    return error(source.file, place(node), message, 'image-text');
  });

/** Code ends where its author meant it to, and a text isn't code as a whole. */
const codeEnds: TextRule = ({ source, nodes, place }) => {
  const { children } = nodes[0] as Root;
  const isIndented = ({ position }: Nodes) =>
    !/[`~]/.test(source.body[position!.start.offset!] ?? '');
  const wrapped = children.every(
    (node) =>
      node.type === 'code' && (/^(?:markdown|md)$/i.test(node.lang ?? '') || isIndented(node)),
  );
  return nodes.flatMap((node) => {
    if (node.type !== 'code') return [];
    const { start, end } = node.position ?? {};
    const lines = source.body.slice(start?.offset, end?.offset).split('\n');
    const fence = lines[0]?.match(/^(?:`{3,}|~{3,})/)?.[0];
    if (wrapped) {
      const fix = fence ? `delete the lines of ${fence}` : 'delete the spaces before its lines';
      const message = `the whole text is code; ${fix}`;
      return node === children[0] ? warning(source.file, place(node), message, 'text-as-code') : [];
    }
    const isClosed =
      lines.length > 1 &&
      lines
        .at(-1)
        ?.replace(/^[\s>]+/, '')
        .startsWith(fence ?? '');
    if (!fence || isClosed) return [];
    const message = `this code has no end; write ${fence} on a line of its own below it`;
    return warning(source.file, place(node), message, 'unclosed-code');
  });
};

/** A line of hyphens makes a heading of all lines above it, up to an empty one. */
const underlines: TextRule = ({ source, nodes, place }) => {
  const { body, file, linesAbove } = source;
  const second = body.match(/^---[ \t]*\n(?=(?:title|speakers): )/m)?.index;
  const isCode = nodes.some(
    ({ type, position }) =>
      type === 'code' && position!.start.offset! < second! && position!.end.offset! > second!,
  );
  if (second !== undefined && !isCode) {
    const { line, column } = placeAt(body, second);
    const message = 'another frontmatter begins here; move it and its text to a file of their own';
    return [warning(file, { line: line + linesAbove, column }, message, 'second-frontmatter')];
  }
  return nodes.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const { start, end } = node.position ?? {};
    const lines = body.slice(start?.offset, end?.offset).split('\n');
    if (
      !/^\s*-+\s*$/.test(lines.at(-1) ?? '') ||
      (lines.length < 3 && !/[.;,]\s*$/.test(lines[0] ?? ''))
    )
      return [];
    const message = `${lines.at(-1)} makes a heading of the text above it; put an empty line between them`;
    return warning(file, place(node), message, 'underlined-text');
  });
};

/** Code with a language is highlighted. */
const codeLanguage: TextRule = ({ source, nodes, place }) =>
  nodes.flatMap((node) => {
    if (node.type !== 'code' || node.lang) return [];
    const fenced = /^(?:`{3}|~{3})/.test(source.body.slice(node.position?.start.offset));
    if (!fenced) return [];
    const message =
      'the code has no language; write it after the fence, as in ```python or ```text';
    return warning(source.file, place(node), message, 'code-language');
  });

/**
 * Reports what the allow-list removes. That is a warning, because the page is safe without it; a
 * link that loses its URL is an error.
 */
const removedHtml: TextRule = ({ source, nodes }) =>
  removals(nodes).map(({ line, column, what, scheme, attribute }) => {
    const place = { line: line + source.linesAbove, column };
    if (scheme === undefined) {
      const fix = /^<(?:iframe|video|audio|embed|object)>/.test(what)
        ? 'link to what it shows, or list it in downloads'
        : 'delete it';
      const message = `${what} is removed from the page; ${fix}`;
      return warning(source.file, place, message, 'removed-html');
    }
    const others = attribute === 'href' ? 'https, http, mailto' : 'https, http';
    const message = `the scheme ${scheme}: is not allowed; write ${others} or a path`;
    return error(source.file, place, message, 'link-scheme');
  });

/** Syntax of other programs is shown as it is, which no author wants. */
const unsupported: TextRule = ({ source, nodes }) =>
  nodes.flatMap((node) =>
    otherDialects(node, source.body).map(({ at, message }) => {
      const { line, column } = placeAt(source.body, at);
      const place = { line: line + source.linesAbove, column };
      return warning(source.file, place, message, 'unsupported-markdown');
    }),
  );

/** The text of a new file is replaced before it is published. */
const placeholder: TextRule = ({ source, nodes, place }) =>
  nodes.flatMap((node) => {
    if (node.type !== 'text') return [];
    const isNew = node.value.startsWith(textToWrite);
    if (!isNew && !toBeWritten.test(source.body.trim()) && !/^Lorem ipsum\b/i.test(node.value))
      return [];
    const what = isNew ? 'the text of a new file' : 'a text to be written';
    const message = `this is still ${what}; write what the talk said, or set text: none`;
    return (isNew ? error : warning)(source.file, place(node), message, 'placeholder');
  });

/** A body that announces a text. */
export const toBeWritten = /^(?:\W*(?:todo|tb[acd]|wip|coming soon)\W*|\.+)$/i;

/** Rules on a single body, whose findings are cached until the file changes. */
export const textRules: readonly TextRule[] = [
  headings,
  times,
  imageText,
  urls,
  codeEnds,
  underlines,
  codeLanguage,
  removedHtml,
  schemes,
  unsupported,
  placeholder,
];
