import type { Element, ElementContent, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { all, createLowlight, type LanguageFn } from 'lowlight';
import { SKIP, visit } from 'unist-util-visit';

/**
 * The limit for the sum of squared lengths of highlighted code in one text: one block of 10,000
 * characters, or twenty of 2,200. In the worst case the highlighter takes quadratic time.
 */
const maxCost = 10_000 ** 2;
/**
 * The slowest grammars, of which one takes cubic time: their 4,000 characters cost as much as 10,000
 * in other languages.
 */
const slowest = /^(?:c#|cs|csharp|nestedtext|nt)$/i;
/** Names of no language. */
const plain = ['text', 'txt', 'plain', 'plaintext'];

/**
 * The language of parts of code, for grammars that would guess it: they would try up to all 190
 * languages.
 */
const likeliest: Record<string, string> = { http: 'json', pgsql: 'pgsql' };
const languages = Object.fromEntries(
  Object.entries(all).map(([name, grammar]) => [name, withPartsIn(grammar, likeliest[name])]),
);
/** Elements within each other: ten thousand comments within comments would take a gigabyte. */
const maxDepth = 50;
/** Elements of all highlighted code in one text. */
const maxElements = 20_000;

/** Highlights code blocks with a language, up to the limit. */
export function rehypeCode() {
  const lowlight = createLowlight(languages);
  return (tree: Root) => {
    let [cost, elements] = [0, 0];
    visit(tree, 'element', (pre) => {
      if (pre.tagName !== 'pre') return undefined;
      for (const code of pre.children) {
        const language = code.type === 'element' && languageOf(code);
        if (!language || plain.includes(language)) continue;
        const text = toText(code, { whitespace: 'pre' });
        cost += slowest.test(language) ? text.length ** 3 / 640 : text.length ** 2;
        if (cost > maxCost) continue;
        code.properties.className = ['hljs', ...classesOf(code)];
        if (!lowlight.registered(language)) continue;
        const highlighted = lowlight.highlight(language, text);
        const levels = elementsByDepth(highlighted);
        elements += levels.reduce((sum, count) => sum + count, 0);
        if (levels.length <= maxDepth && elements <= maxElements)
          code.children = highlighted.children as ElementContent[];
      }
      return SKIP;
    });
  };
}

function languageOf(code: Element): string | undefined {
  const name = classesOf(code).find((name) => /^lang(?:uage)?-/.test(name));
  return name?.replace(/^lang(?:uage)?-/, '');
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

/** Returns how many elements there are at each depth. */
function elementsByDepth(root: Root): number[] {
  const counts: number[] = [];
  let level = root.children.filter((node) => node.type === 'element');
  while (level.length > 0) {
    counts.push(level.length);
    level = level.flatMap(({ children }) => children.filter((node) => node.type === 'element'));
  }
  return counts;
}

/** Returns a grammar whose parts in other languages are in this one. */
function withPartsIn(grammar: LanguageFn, language: string | undefined): LanguageFn {
  if (!language) return grammar;
  return (hljs) => {
    const whole = grammar(hljs);
    const parts = whole.contains?.filter((part) => typeof part === 'object') ?? [];
    for (const part of parts) {
      if (Array.isArray(part.subLanguage)) part.subLanguage = language;
      for (const child of [part.starts, ...(part.contains ?? [])])
        if (typeof child === 'object') parts.push(child);
    }
    return whole;
  };
}
