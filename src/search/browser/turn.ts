/** Does something with each, one after the other. */
export async function inTurn<T, U>(
  items: readonly T[],
  each: (item: T) => Promise<U>,
): Promise<U[]> {
  const results: U[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}
