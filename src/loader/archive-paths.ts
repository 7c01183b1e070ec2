import { resolve } from 'node:path';
import { optionalParts, type OptionalPart } from '../archive/site.ts';

/** Where an archive is read and its site written: the contract's ARCHIVE_DIR, OUT_DIR, SITE_URL. */
export interface Folder {
  /** Absolute, as are the other paths. */
  root: string;
  content: string;
  public: string;
  out: string;
  /** What is cached between commands, which may be deleted at any time. */
  cache: string;
  /** What overrides `url` of site.yaml. */
  url?: string | undefined;
  /** What the site is to do without. */
  leaveOut: OptionalPart[];
}

/**
 * The archive that the environment names; relative paths start where the command was run.
 * @throws where LEAVE_OUT names what can't be left out
 */
export function archiveFolder(env: NodeJS.ProcessEnv = process.env): Folder {
  const start = env.INIT_CWD ?? process.cwd();
  const root = env.ARCHIVE_DIR ? resolve(start, env.ARCHIVE_DIR) : process.cwd();
  return {
    root,
    content: resolve(root, 'content'),
    public: resolve(root, 'public'),
    out: env.OUT_DIR ? resolve(start, env.OUT_DIR) : resolve('dist'),
    cache: env.CACHE_DIR ? resolve(start, env.CACHE_DIR) : resolve(root, '.cache'),
    url: env.SITE_URL || undefined,
    leaveOut: optional(env.LEAVE_OUT),
  };
}

function optional(names = ''): OptionalPart[] {
  return names
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((name) => {
      const part = optionalParts.find((each) => each === name);
      if (part) return part;
      throw new Error(`LEAVE_OUT names "${name}"; write some of ${optionalParts.join(', ')}`);
    });
}
