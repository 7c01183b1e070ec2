import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';

/** A post's fields, their names in lower case, and its body. */
export interface PostParts {
  fields: Record<string, unknown>;
  body: string;
}

/**
 * Parses the frontmatter of a post: YAML between `---` (Jekyll, Eleventy, Astro), TOML between `+++` or
 * JSON (Hugo), or Pelican's `Title: …` lines.
 * @throws what is wrong with it
 */
export function parseFrontmatter(text: string): PostParts {
  const fence = text.match(/^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n|$)/);
  if (fence) {
    const [whole, mark, frontmatter = ''] = fence;
    const data = mark === '---' ? parseYaml(frontmatter) : parseToml(frontmatter);
    return { fields: lowerCaseNames(data), body: text.slice(whole.length) };
  }
  if (/^\{\s*"/.test(text)) {
    const end = text.indexOf('\n}\n') + 2;
    return { fields: lowerCaseNames(JSON.parse(text.slice(0, end))), body: text.slice(end) };
  }
  const lines = text.match(/^(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]+\n)*)+/)?.[0];
  if (!lines) throw new Error('has no frontmatter');
  const fields = [...lines.matchAll(/^([A-Za-z][\w-]*):[ \t]*([^\n]*)$/gm)].map(
    ([, name, value]) => [name, value?.trim()] as const,
  );
  return { fields: lowerCaseNames(Object.fromEntries(fields)), body: text.slice(lines.length) };
}

function parseYaml(frontmatter: string): unknown {
  const document = parseDocument(frontmatter, { prettyErrors: false, uniqueKeys: false });
  const [error] = document.errors;
  if (error) throw new Error(`has invalid frontmatter: ${error.message}`);
  // Aliases of aliases could expand to gigabytes.
  return document.toJS({ maxAliasCount: 10 });
}

function lowerCaseNames(data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new Error('has no fields in its frontmatter');
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
