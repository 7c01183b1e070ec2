import type { Query } from './address.ts';
import { find, type Findings } from './find.ts';
import { offers } from './offers.ts';

/**
 * The talks that answer a query, and what is offered above them, sought at the same time: were they
 * to come later, the talks would move under a reader’s finger.
 * @throws where search can't run
 */
export async function answer(
  query: Query,
): Promise<{ findings: Findings; offered: HTMLElement[] }> {
  const typed = offers(query.words);
  const findings = await find(query);
  const { corrected } = findings;
  return { findings, offered: await (corrected ? offers(corrected) : typed) };
}
