import { resolve } from 'node:path';
import { optionalParts, type OptionalPart } from '../archive/site.ts';

/** Where an archive is read and its site is written. All paths are absolute. */
export interface ArchivePaths {
  root: string;
  content: string;
  public: string;
  out: string;
  /** Cached data, which may be deleted at any time. */
  cache: string;
  /** Overrides `url` of site.yaml. */
  url?: string | undefined;
  /** Overrides `leaveOut` of site.yaml. */
  leaveOut?: OptionalPart[] | undefined;
}

/**
 * Returns the paths that ARCHIVE_DIR, OUT_DIR, CACHE_DIR and SITE_URL name. Relative ones start in
 * the folder where the command was run.
 * @throws if LEAVE_OUT names an unknown part
 */
export function archivePaths(env: NodeJS.ProcessEnv = process.env): ArchivePaths {
  const start = env.INIT_CWD ?? process.cwd();
  const root = env.ARCHIVE_DIR ? resolve(start, env.ARCHIVE_DIR) : process.cwd();
  return {
    root,
    content: resolve(root, 'content'),
    public: resolve(root, 'public'),
    out: env.OUT_DIR ? resolve(start, env.OUT_DIR) : resolve('dist'),
    cache: env.CACHE_DIR ? resolve(start, env.CACHE_DIR) : resolve(root, '.cache'),
    url: env.SITE_URL || undefined,
    leaveOut: env.LEAVE_OUT ? parseParts(env.LEAVE_OUT) : undefined,
  };
}

function parseParts(names: string): OptionalPart[] {
  return names
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((name) => {
      const part = optionalParts.find((each) => each === name);
      if (part) return part;
      throw new Error(`LEAVE_OUT names "${name}"; write some of ${optionalParts.join(', ')}`);
    });
}
