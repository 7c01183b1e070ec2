import type { Query } from './address.ts';
import { find, type Findings } from './find.ts';
import { offers } from './offers.ts';

/** The talks that answer a query, and what is offered above them. */
export interface Answer {
  findings: Findings;
  offered: HTMLElement[];
}

/**
 * Seeks both at the same time. Were the offers shown later, the talks would move under a reader’s
 * finger.
 * @throws where search can't run
 */
export async function answer(query: Query): Promise<Answer> {
  const typed = offers(query.words);
  const findings = await find(query);
  return { findings, offered: await (findings.corrected ? offers(findings.corrected) : typed) };
}
