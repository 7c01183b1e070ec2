import { z } from 'zod';
import { controlCharacter, excessAccents, withoutInvisible } from '../archive/character.ts';
import { valuesToWrite } from '../archive/repository.ts';
import { dayIn, flagIn, languageIn, licenseIn, mailIn, urlIn } from './meant.ts';

export const text = z
  .string({ error: expected('text') })
  // The check reports each invisible character where it is, and names are compared without it.
  .overwrite(withoutInvisible)
  .trim()
  .overwrite((value) => value.replace(excessAccents, ''))
  .min(1, 'is empty; write it, or delete the line')
  .max(1000, 'is longer than 1,000 characters; shorten it')
  .refine(
    (value) => !valuesToWrite.includes(value),
    'is still that of the template; write your own',
  )
  .refine(
    (value) => !directional.test(value),
    'changes the direction of the text after it; delete that character',
  )
  .refine(
    (value) => !controlCharacter.test(value),
    invalid('contains a control character, which feeds can’t contain; delete it'),
  );

/** Overrides and embeddings, which change the direction of the rest of the page. */
const directional = /[\u202A-\u202E]/;

// Created once: it is slower to create than to use.
const isoDate = z.iso.date();

export const day = z
  .string({ error: expected('a date as YYYY-MM-DD, as in 2011-05-20') })
  .refine((value) => /^\d{4}-\d\d-\d\d$/.test(value), {
    ...invalid('is not a date; write YYYY-MM-DD, as in 2011-05-20', dayIn),
    abort: true,
  })
  .refine(
    (value) => isoDate.safeParse(value).success,
    invalid('is not in the calendar; correct the month or the day'),
  )
  .meta({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const webAddress = z
  .string({ error: expected('a URL, as in https://example.org/slides.pdf') })
  .refine(
    isWebAddress,
    invalid('is not a URL; write one that starts with https:// or http://', urlIn),
  )
  .meta({ format: 'uri', pattern: '^https?://' });

export const mailAddress = z
  .string({ error: expected('a mail address, as in texts@example.org') })
  .refine(
    (value) => mailIn(value) === value,
    invalid('is not a mail address; write one, as in texts@example.org', mailIn),
  )
  .meta({ format: 'email' });

/** A file's name without `.md`. */
export const id = z
  .string({ error: expected('the id of a file, as in redis-in-practice') })
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    invalid('is not an id; write lowercase letters, digits and single hyphens'),
  );

export const flag = z.boolean({ error: expected('true or false', flagIn) });

/** A BCP 47 code that Intl accepts. */
export const language = z
  .string({ error: expected('a language code, as in en or pt-BR') })
  .refine(
    (value) => languageIn(value) === value,
    invalid('is not a BCP 47 language code; write one such as en, nl or pt-BR', languageIn),
  );

/** An SPDX identifier or expression; the list of licenses isn't checked. */
export const license = z
  .string({ error: expected('an SPDX license, as in CC-BY-4.0') })
  .regex(
    /^[A-Za-z0-9.+()-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+()-]+)*$/,
    invalid('is not an SPDX license; write one such as CC-BY-4.0 or MIT', licenseIn),
  );

/** A former path of a page, from the site's root without its base path. */
export const alias = z
  .string({ error: expected('a path, as in /2011/05/zmq/') })
  .refine(
    isPath,
    invalid('is not a path of this site; write it from the root, as in /2011/05/zmq/', pathIn),
  );

/** A list, or a single item. */
export function listOf<T extends z.ZodType>(item: T) {
  const list = z.array(item, { error: expected('a list, or delete the line') });
  return z
    .preprocess((value) => (Array.isArray(value) || value === null ? value : [value]), list)
    .meta(either(list, item))
    .prefault([]);
}

/** Returns the JSON Schema of a field that can be written in several ways. */
export function either(...ways: z.ZodType[]) {
  const anyOf = ways.map((way) => {
    const { $schema, ...schema } = z.toJSONSchema(way, { io: 'input', unrepresentable: 'any' });
    return schema;
  });
  const instead = { type: undefined, items: undefined, properties: undefined };
  return { ...instead, required: undefined, additionalProperties: undefined, anyOf };
}

/** One of several words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, {
    error: (issue) =>
      issue.input === undefined
        ? `is missing; write one of ${words.join(', ')}`
        : invalid(`is not one of ${words.join(', ')}`).error(issue),
  });
}

/**
 * Returns the message for a value of the wrong form: the value, then the problem.
 * @param meant returns the right form of some values, which the message then proposes
 */
export function invalid(problem: string, meant?: (text: string) => unknown) {
  return {
    error: ({ input }: { input?: unknown }) => {
      const right = typeof input === 'string' ? meant?.(bare(input)) : undefined;
      const fixed = right === undefined ? problem : problem.replace(/; .*/, `; write ${right}`);
      return `${JSON.stringify(input)} ${fixed}`;
    },
  };
}

/** Returns the message for a missing value, or one of the wrong type. */
export function expected(what: string, meant?: (text: string) => unknown) {
  return ({ input }: { input?: unknown }) => {
    if (input === undefined) return `is missing; write ${what}`;
    const right = typeof input === 'string' ? meant?.(bare(input)) : undefined;
    return `is ${input === null ? 'empty' : JSON.stringify(input)}; write ${right ?? what}`;
  };
}

/** Returns a value without the quotes or the comma that came with it. */
function bare(value: string): string {
  return value.replace(/^["'“”‘’]+|["'“”‘’,;]+$/g, '');
}

function pathIn(url: string): string | undefined {
  return isWebAddress(url) && isPath(new URL(url).pathname) ? new URL(url).pathname : undefined;
}

function isPath(value: string): boolean {
  if (!/^\/(?!\/)[^\s\p{C}?#\\<>"]*$/u.test(value) || !isWebAddress(`https://x.example${value}`))
    return false;
  try {
    const parts = decodeURIComponent(value).slice(1).replace(/\/$/, '').split('/');
    return (
      !/%2f|%5c|[\p{C}\\]/iu.test(decodeURI(value)) &&
      parts.every((part) => !/^\.{1,2}$/.test(part) && Buffer.byteLength(part) <= 200)
    );
  } catch {
    return false;
  }
}

function isWebAddress(value: string): boolean {
  // Browsers drop some spaces and control characters, which changes the URL.
  return /^https?:\/\/[^\s\p{C}]+$/iu.test(value) && URL.canParse(value);
}
