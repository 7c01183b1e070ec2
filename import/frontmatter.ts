import { isDeepStrictEqual } from 'node:util';

/** The fields of a post. It notes which are used, so that the report can list the others. */
export class Frontmatter {
  readonly #values: ReadonlyMap<string, { name: string; value: unknown }>;
  readonly #used = new Set<string>();

  /** @param fields empty ones are ignored */
  constructor(fields: object) {
    this.#values = new Map(
      Object.entries(fields)
        .filter(([, value]) => !isEmpty(value))
        .map(([name, value]) => [fieldKey(name), { name, value: value as unknown }]),
    );
  }

  /** Returns the results for all these names. A field without any isn't used. */
  all<T>(
    names: readonly string[] = [],
    parse: (value: unknown, name: string) => readonly T[],
  ): T[] {
    return names.flatMap((name) => {
      const field = this.#values.get(name);
      const results = field ? parse(field.value, name) : [];
      if (results.length) this.#used.add(name);
      return results;
    });
  }

  /** Returns the results for the first of these names that has any. */
  first<T>(
    names: readonly string[] = [],
    parse: (value: unknown, name: string) => readonly T[],
  ): T[] {
    for (const name of names) {
      const results = this.all([name], parse);
      if (results.length) return results;
    }
    return [];
  }

  /** The names of fields that nothing has used, as written; `false` states nothing. */
  get unused(): string[] {
    return [...this.#values].flatMap(([key, { name, value }]) =>
      this.#used.has(key) || value === false ? [] : name,
    );
  }
}

/** @example fieldKey('Video_URL') // => 'videourl' */
export function fieldKey(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

function isEmpty(value: unknown): boolean {
  return [undefined, null, '', [], {}].some((empty) => isDeepStrictEqual(value, empty));
}
