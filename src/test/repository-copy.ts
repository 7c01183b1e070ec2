import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Copies the repository without ignored files, and with another archive instead of its own. */
export function copyRepository(to: string, archive: string): void {
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { encoding: 'utf8', maxBuffer: 1e8 }).split('\0');
  for (const file of files)
    if (file && !/^(?:content|public)\//.test(file) && existsSync(file))
      cpSync(file, join(to, file));
  for (const part of ['content', 'public'])
    if (existsSync(join(archive, part)))
      cpSync(join(archive, part), join(to, part), { recursive: true });
}
