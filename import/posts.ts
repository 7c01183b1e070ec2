import type { Images } from './images.ts';
import type { Imported } from './imported-item.ts';
import { talkOfPost, type Post } from './post.ts';

/** What to take of a weblog, and where it goes. */
export interface PostOptions {
  /** The conference that all of them are about; without it each year of the weblog makes one. */
  conference?: string | undefined;
  /** Only posts with this topic. */
  only?: string | undefined;
}

/** A post still to be read: one that can't be must not keep the others back. */
export interface Unopened {
  place: string;
  /** @throws with what is wrong with it */
  read(): Post;
}

/**
 * Each post as a talk, or why it is none.
 * @param source what the weblog calls itself
 */
export async function* talksOf(
  posts: AsyncIterable<Unopened> | Iterable<Unopened>,
  source: string,
  images: Images,
  { conference, only }: PostOptions,
): AsyncGenerator<Imported> {
  for await (const { place, read } of posts) {
    const unread = { kind: 'unread' as const, place, talk: true };
    try {
      const post = read();
      const topics = post.topics?.map((topic) => topic.toLowerCase());
      if (only && !topics?.includes(only.toLowerCase()))
        yield { ...unread, reason: `is not about ${only}`, passedOver: true };
      else
        yield await talkOfPost(post, { conference: conference ?? post.conference, source }, images);
    } catch (error) {
      yield { ...unread, reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** What an export or a feed holds beyond the last item that could be read. */
export function* unreadItems(read: number, there: number, cut: boolean): Generator<Imported> {
  const reason = cut ? 'it is cut short; get it again' : 'it can’t be read';
  for (let lost = read + 1; lost <= there; lost++)
    yield { kind: 'unread', place: `item ${lost}`, reason, talk: true };
}
