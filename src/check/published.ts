import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Addresses } from '../outputs/addresses.ts';

const file = 'data/addresses.json';
const paths = z.array(z.string());
const record = z.record(z.string(), z.string());
const schema: z.ZodType<Addresses> = z.object({
  pages: paths,
  redirects: record,
  feeds: paths,
  downloads: paths,
  feedIds: record,
});

export class UnreadableSite extends Error {}

/**
 * Returns the addresses of a site that is published.
 * @param site its folder, or its URL with the base path
 * @throws UnreadableSite
 */
export async function publishedAddresses(site: string): Promise<Addresses> {
  try {
    return schema.parse(
      JSON.parse(/^https?:/i.test(site) ? await fetched(site) : await read(site)),
    );
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? 'has another form' : messageOf(cause);
    throw new UnreadableSite(
      `--published ${site} has no list of its addresses: ${file} ${reason}; name a site that Aftertalk built`,
      { cause },
    );
  }
}

function read(folder: string): Promise<string> {
  return readFile(join(folder, file), 'utf8');
}

async function fetched(site: string): Promise<string> {
  const url = new URL(file, site.replace(/\/*$/, '/'));
  const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  if (!response.ok) throw new Error(`answers with ${response.status}`);
  return response.text();
}

function messageOf(cause: unknown): string {
  if (cause instanceof SyntaxError) return 'is not JSON';
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === 'ENOENT'
    ? 'doesn’t exist'
    : message.replace(/^fetch failed$/, 'can’t be fetched');
}
