import { check } from '../authoring/check.ts';
import { countFindings, findingLine } from '../authoring/finding.ts';
import { archiveFolder } from '../authoring/folder.ts';
import { command } from './command.ts';

const usage = `npm run check

Reads the whole archive without building it, and prints one line for each thing that is wrong:
file:line:column, what was found, and how to mend it.

  ARCHIVE_DIR  the archive: a folder with content/ and public/ (default: this repository)

Exit code 0: no errors; 1: errors; 2: called wrongly.`;

await command(usage, {}, async () => {
  const { findings } = await check(archiveFolder());
  for (const finding of findings) console.log(findingLine(finding));
  console.log(countFindings(findings));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});
