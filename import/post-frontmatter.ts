import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';

/** A post's file taken apart: what its head says, in lower-case names, and its text. */
export interface Headed {
  head: Record<string, unknown>;
  body: string;
}

/**
 * Reads the head of a post: YAML between `---` (Jekyll, Eleventy, Astro), TOML between `+++` or
 * JSON (Hugo), or Pelican's `Title: …` lines.
 * @throws with what is wrong
 */
export function frontMatter(text: string): Headed {
  const fence = text.match(/^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n|$)/);
  if (fence) {
    const [whole, mark, head = ''] = fence;
    const data = mark === '---' ? yaml(head) : parseToml(head);
    return { head: lowerCase(data), body: text.slice(whole.length) };
  }
  if (/^\{\s*"/.test(text)) {
    const end = text.indexOf('\n}\n') + 2;
    return { head: lowerCase(JSON.parse(text.slice(0, end))), body: text.slice(end) };
  }
  const lines = text.match(/^(?:[A-Za-z][\w-]*:[ \t]*[^\n]*\n(?:[ \t]+[^\n]+\n)*)+/)?.[0];
  if (!lines) throw new Error('has no front matter');
  const head = [...lines.matchAll(/^([A-Za-z][\w-]*):[ \t]*([^\n]*)$/gm)].map(
    ([, name, value]) => [name, value?.trim()] as const,
  );
  return { head: lowerCase(Object.fromEntries(head)), body: text.slice(lines.length) };
}

function yaml(head: string): unknown {
  const document = parseDocument(head, { prettyErrors: false, uniqueKeys: false });
  const [error] = document.errors;
  if (error) throw new Error(`its front matter is broken: ${error.message}`);
  // Aliases can grow without bound.
  return document.toJS({ maxAliasCount: 10 });
}

function lowerCase(data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new Error('has no fields in its front matter');
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
