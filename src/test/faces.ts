import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sampleArchive } from './commands.ts';

/** An archive of docs/face.md: the sample's talks with settings and files of its own. */
export interface Face {
  /** As in the name of its picture. */
  name: string;
  /** Its lines of site.yaml. */
  settings: string;
  files: Record<string, string>;
}

/** Returns the archives of docs/face.md. */
export function faces(): Face[] {
  const [, ...sections] = readFileSync('docs/face.md', 'utf8').split(/^### /m);
  return sections.map((section) => {
    const code = [...section.matchAll(/(?:^`([^`\n]+)`:\n\n)?^```\w+\n([^]*?)^```$/gm)];
    const files = code.flatMap(([, file, text = '']) => (file ? [[file, text] as const] : []));
    return {
      name: section.match(/\(face\/(\w+)\.png\)/)?.[1] ?? '',
      settings: code.find(([, file]) => !file)?.[2] ?? '',
      files: Object.fromEntries(files),
    };
  });
}

/** Writes the archive of a face into a folder. */
export function writeFace({ settings, files }: Face, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(sampleArchive, folder, { recursive: true });
  const site = join(folder, 'content/site.yaml');
  const others = readFileSync(site, 'utf8').replace(/^title:.*$/m, '');
  writeFileSync(site, others + settings);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
