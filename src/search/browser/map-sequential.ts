/** Maps the items one after the other: the next begins when the one before has ended. */
export async function mapSequential<T, U>(
  items: readonly T[],
  map: (item: T) => Promise<U>,
): Promise<U[]> {
  const results: U[] = [];
  for (const item of items) results.push(await map(item));
  return results;
}
