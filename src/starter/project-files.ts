import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** The npm scripts of an archive, which run Aftertalk’s own. */
const scripts = {
  start: 'aftertalk start',
  dev: 'aftertalk dev',
  build: 'aftertalk build',
  check: 'aftertalk check',
  report: 'aftertalk report',
  links: 'aftertalk links',
  new: 'aftertalk new',
  import: 'aftertalk import',
  test: 'aftertalk check',
};

/** The folders whose files every archive gets, in Aftertalk’s folder. */
const shared = ['.github/workflows', '.vscode'];

/**
 * Returns the files that make an archive a project of its own, by path.
 * @param home the folder of Aftertalk
 * @param aftertalk what npm installs Aftertalk from: a version, a URL or a file
 */
export function projectFiles(
  home: string,
  name: string,
  title: string,
  aftertalk: string,
): Map<string, string> {
  const manifest = { name, private: true, scripts, dependencies: { aftertalk } };
  return new Map([
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['.gitignore', 'node_modules/\ndist/\n.dist.*\n.astro/\n.cache/\n'],
    ['README.md', readme(title, aftertalk)],
    ...shared
      .flatMap((folder) => readdirSync(join(home, folder)).map((name) => `${folder}/${name}`))
      // Only Aftertalk itself has releases.
      .filter((path) => path !== '.github/workflows/release.yml')
      .map((path) => [path, readFileSync(join(home, path), 'utf8')] as const),
  ]);
}

function readme(title: string, aftertalk: string): string {
  return `# ${stringify(title)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')}

An archive of talk summaries, made with Aftertalk. You need Node 20 or later, npm 10 or later, and git.

\`\`\`sh
npm ci
npm start             # builds the site, serves it and prints its address
npm run new           # asks for a talk, and creates its file
npm run dev           # shows the site while you write
npm test              # checks every file
npm run build         # makes the site in dist/, for any static host
\`\`\`

Each talk is a Markdown file in \`content/talks/\`; \`content/site.yaml\` has the settings, those of its
look included: a color, a logo, navigation, and a style in \`content/site.css\`. To publish on
GitHub Pages, choose "GitHub Actions" in Settings, Pages, and set the variable \`PUBLISH_TO_PAGES\` to
\`true\` in Settings, Secrets and variables, Actions. With \`CHECK_LINKS\`, a pull request each week says
which links died; for that, allow Actions to create pull requests in Settings, Actions, General.

${upgrade(aftertalk)} Content, addresses and feed
ids stay as they are.
`;
}

/** Returns how to upgrade, by what npm installs Aftertalk from. */
function upgrade(aftertalk: string): string {
  return aftertalk.startsWith('file:')
    ? `To upgrade, copy the tarball of the new version into \`vendor/\`, run
\`npm install ./vendor/aftertalk-<version>.tgz\` and \`npm test\`, delete the tarball of the former version,
and commit \`package.json\`, \`package-lock.json\` and \`vendor/\`.`
    : `To upgrade, write the new version into the line of Aftertalk in \`package.json\`, run \`npm install\` and
\`npm test\`, and commit \`package.json\` and \`package-lock.json\`.`;
}
