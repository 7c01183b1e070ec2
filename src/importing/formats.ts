import type { Imported } from './imported.ts';
import { readPyvideo } from './pyvideo.ts';

export interface Format {
  /** What it reads, for the help. */
  reads: string;
  /** The license of its texts where nothing else is said. */
  license: string;
  read(source: string, seen: (share: number) => void): AsyncIterable<Imported>;
}

export const formats: Record<string, Format> = {
  pyvideo: {
    reads: 'the data of pyvideo.org: a folder, or its .tar.gz',
    license: 'CC0-1.0',
    read: readPyvideo,
  },
};
