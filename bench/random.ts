/** A whole number from 0 and below a bound. */
export type Random = (below: number) => number;

/** The same numbers for the same seed: Park and Miller's minimal standard generator. */
export function random(seed: number): Random {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}
