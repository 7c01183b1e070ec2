/** Parses a command that a guide shows. @example 'A=b npm run check -- --fix' // => { env: { A: 'b' }, script: 'check', args: ['--fix'] } */
export function parseNpm(command: string) {
  const words = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  const npm = words.indexOf('npm');
  const env = Object.fromEntries(words.slice(0, npm).map((word) => word.split('=', 2)));
  return { env, script: words[npm + 2] ?? '', args: words.slice(npm + 4) };
}
