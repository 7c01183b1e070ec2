import { resolve } from 'node:path';

/** Where an archive is read and its site written: the contract's ARCHIVE_DIR, OUT_DIR, SITE_URL. */
export interface Folder {
  /** Absolute, as are the other paths. */
  root: string;
  content: string;
  public: string;
  out: string;
  /** What overrides `url` of site.yaml. */
  url?: string | undefined;
}

/** The archive that the environment names; relative paths start where the command was run. */
export function archiveFolder(env: NodeJS.ProcessEnv = process.env): Folder {
  const start = env.INIT_CWD ?? process.cwd();
  const root = env.ARCHIVE_DIR ? resolve(start, env.ARCHIVE_DIR) : process.cwd();
  return {
    root,
    content: resolve(root, 'content'),
    public: resolve(root, 'public'),
    out: env.OUT_DIR ? resolve(start, env.OUT_DIR) : resolve('dist'),
    url: env.SITE_URL || undefined,
  };
}
