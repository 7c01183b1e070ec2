import rehypeAutolinkHeadings from 'rehype-autolink-headings';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { RenderedBody } from '../archive/model.ts';
import { allowed } from './allowed.ts';
import { headingLink } from './heading-link.ts';
import { rehypeAlign } from './rehype-align.ts';
import { hasImpossible, rehypeCharacters } from './rehype-characters.ts';
import { rehypeCode } from './rehype-code.ts';
import { rehypeIds } from './rehype-ids.ts';
import { rehypeImages, type Images } from './rehype-images.ts';
import { headingPrefix, rehypeLinks, rehypeSchemes } from './rehype-links.ts';
import { rehypeOpening } from './rehype-opening.ts';
import { rehypeTasks } from './rehype-tasks.ts';
import { rehypeScroll } from './rehype-scroll.ts';
import { rehypeTop } from './rehype-top.ts';
import { remarkTypography } from './remark-typography.ts';
import { markdownTree } from './tree.ts';
import { rehypeTags, whereTags } from './where-tags.ts';

/** What becomes of a text. */
export type Rendering = Omit<RenderedBody, 'key'>;

/** What a text is rendered with, beside the text. */
export interface Surroundings {
  /** BCP 47: quotes are set in the English way where the text is English. */
  language: string;
  /** The folder of the file below `content/`, as in `talks/pygrunn-2011`: links start there. */
  folder: string;
  /** The images that lie beside the file. */
  images: Images;
}

declare module 'vfile' {
  interface DataMap {
    surroundings: Surroundings;
    opening: string;
    images: string[];
  }
}

/**
 * Markdown → HTML that is safe to publish, whoever wrote it, and its opening in plain text.
 * The allow-list stands after everything that an author can influence; what follows it is ours.
 * @throws what a plugin throws: a text is never published half
 */
export function renderMarkdown(markdown: string, surroundings: Surroundings): Rendering {
  const processor = chain({
    english: surroundings.language.split('-')[0] === 'en',
    html: markdown.includes('<'),
    odd: markdown.includes('&') || hasImpossible(markdown),
  });
  const file = new VFile({ value: markdown, data: { surroundings } });
  const html = processor.stringify(processor.runSync(markdownTree(markdown), file), file);
  return { html, opening: file.data.opening ?? '', images: file.data.images ?? [] };
}

/** What a text may have that asks for steps of its own; most have none of it. */
interface Peculiar {
  english: boolean;
  html: boolean;
  /** Characters that no page can hold, as they are or by their numbers. */
  odd: boolean;
}

const chains = new Map<string, ReturnType<typeof newChain>>();

function chain(peculiar: Peculiar) {
  const key = JSON.stringify(peculiar);
  const known = chains.get(key) ?? newChain(peculiar);
  chains.set(key, known);
  return known;
}

function newChain({ english, html, odd }: Peculiar) {
  return unified()
    .use(english ? [remarkTypography] : [])
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(html ? [rehypeRaw] : [])
    .use(rehypeTags)
    .use(whereTags(['h1'], rehypeTop))
    .use(whereTags(['a', 'img', 'blockquote', 'q', 'ins', 'del'], rehypeSchemes))
    .use(rehypeSanitize, allowed)
    .use(odd ? [rehypeCharacters] : [])
    .use(rehypeOpening)
    .use(html ? [rehypeIds] : [])
    .use(whereTags(headings, rehypeSlug, { prefix: headingPrefix }))
    .use(whereTags(['a'], rehypeLinks))
    .use(whereTags(headings, rehypeAutolinkHeadings, headingLink))
    .use(whereTags(['pre'], rehypeCode))
    .use(whereTags(['img'], rehypeImages))
    .use(whereTags(['table'], rehypeAlign))
    .use(whereTags(['input'], rehypeTasks))
    .use(whereTags(['pre', 'table'], rehypeScroll))
    .use(rehypeStringify)
    .freeze();
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
