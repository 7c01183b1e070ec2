import type { Element, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import rehypeRaw from 'rehype-raw';
import rehypeSlug from 'rehype-slug';
import remarkAlert from 'remark-github-blockquote-alert';
import remarkRehype from 'remark-rehype';
import { unified, type Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { RenderedBody } from '../archive/model.ts';
import type { Recording } from '../archive/recording.ts';
import { allowed } from './allowed.ts';
import { mayHaveInvalid, rehypeCharacters } from './rehype-characters.ts';
import { rehypeCode } from './rehype-code.ts';
import { rehypeHeadings } from './rehype-headings.ts';
import { rehypeImages, type Images } from './rehype-images.ts';
import { rehypeInterface } from './rehype-interface.ts';
import { headingPrefix, rehypeLinks, rehypeSchemes } from './rehype-links.ts';
import { rehypeOpening } from './rehype-opening.ts';
import { rehypePage } from './rehype-page.ts';
import { rehypeReadingTime } from './rehype-reading-time.ts';
import { rehypeTimes } from './rehype-times.ts';
import { rehypeTypography } from './rehype-typography.ts';
import { markdownTree, maxNodes, tooManyNodes } from './tree.ts';

/** A text as HTML, with what is known of it. */
export type Rendering = Omit<RenderedBody, 'key'>;

/** What the rendering of a text depends on besides the text. */
export interface Surroundings {
  /** BCP 47; quotes and dashes depend on it. */
  language: string;
  /** Of the words that Aftertalk adds; English if it isn't given. */
  interfaceLanguage?: string | undefined;
  /** The folder of the file in `content/`, as in `talks/pygrunn-2011`; links are relative to it. */
  folder: string;
  images: Images;
  /** The recording that headings with a time link to. */
  recording?: Recording | undefined;
}

declare module 'vfile' {
  interface DataMap {
    surroundings: Surroundings;
    /** The names of the elements that the text has. */
    tags: ReadonlySet<string>;
    opening: string;
    images: string[];
    minutes: number | undefined;
    /** Where the section of a heading begins in the recording, in seconds. */
    times: globalThis.Map<Element, number>;
  }
}

/**
 * Renders Markdown as HTML that is safe to publish, whoever wrote it.
 * @throws if a plugin throws: a text is never published in part
 */
export function renderMarkdown(markdown: string, surroundings: Surroundings): Rendering {
  const file = new VFile({ value: markdown, data: { surroundings } });
  const tree = markdownTree(markdown);
  let nodes = 0;
  visit(tree, () => {
    if (++nodes > maxNodes) throw new Error(tooManyNodes);
  });
  const html = toHtml(processor.runSync(tree, file));
  const { opening = '', images = [], minutes } = file.data;
  return { html, opening, images, minutes };
}

const headings = ['h2', 'h3', 'h4', 'h5', 'h6'];

// The allow-list comes after everything that an author can influence.
const processor = unified()
  .use(remarkAlert, { tagName: 'blockquote' })
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(onlyIf((file) => String(file).includes('<'), rehypeRaw))
  .use(rehypeSchemes)
  .use(() => (tree: Root) => sanitize(tree, allowed) as Root)
  .use(onlyIf((file) => mayHaveInvalid(String(file)), rehypeCharacters))
  .use(rehypeReadingTime)
  .use(rehypePage)
  .use(onlyIf(hasTag(...headings), rehypeTimes))
  // Before typography, which no id depends on.
  .use(onlyIf(hasTag(...headings), rehypeSlug, { prefix: headingPrefix }))
  .use(rehypeTypography)
  .use(rehypeOpening)
  .use(onlyIf(hasTag('a'), rehypeLinks))
  .use(onlyIf(hasTag(...headings), rehypeHeadings))
  .use(rehypeInterface)
  .use(onlyIf(hasTag('pre'), rehypeCode))
  .use(onlyIf(hasTag('img'), rehypeImages))
  .freeze();

function hasTag(...names: string[]) {
  return ({ data: { tags } }: VFile) => names.some((name) => tags?.has(name));
}

/**
 * Returns a step of the chain that runs only for texts that meet a condition, because most texts need
 * few of the steps. It is set up for the first such text: the highlighter loads 200 languages.
 */
function onlyIf<Options extends unknown[]>(
  condition: (file: VFile) => boolean,
  step: Plugin<Options, Root>,
  ...options: Options
) {
  return function (this: ThisParameterType<typeof step>) {
    let transform: ((tree: Root, file: VFile) => void) | undefined;
    return (tree: Root, file: VFile) => {
      if (!condition(file)) return;
      transform ??= step.apply(this, options) as typeof transform;
      return transform?.(tree, file);
    };
  };
}
