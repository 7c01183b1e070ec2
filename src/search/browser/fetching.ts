/** A file of the site, all of it: a line may break half way. @throws where it can't be had */
export async function fetchFile(file: string): Promise<Response> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(file);
  return new Response(await answer.arrayBuffer());
}
