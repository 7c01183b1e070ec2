import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsLanguage, type InterfaceLanguage, type Site } from '../archive/site.ts';
import type { ArchivePaths } from './archive-paths.ts';
import { readContentFile } from './content-file.ts';
import { Refusal } from './finding.ts';

/**
 * Reads site.yaml; SITE_URL overrides its `url`, LEAVE_OUT its `leaveOut`.
 * @throws Refusal if it has errors
 */
export function readSite({ root, url, leaveOut }: ArchivePaths): Site {
  const file = 'content/site.yaml';
  const text = readFileSync(join(root, file), 'utf8');
  const { data, source } = readContentFile('site', 'site', file, text);
  if (!data) throw new Refusal(source.findings);
  return {
    ...data,
    url: url?.replace(/\/*$/, '/') ?? data.url,
    leaveOut: leaveOut ?? data.leaveOut,
  };
}

/** What has to be known of a site before anything of it is compiled. */
export interface SettledSite {
  base: string;
  /** Of the words in scripts. */
  language: InterfaceLanguage;
  site?: Site;
}

/**
 * Reads site.yaml and sets BASE_URL. Call it before loading any module that creates links, because
 * `paths.ts` reads BASE_URL once.
 * @returns `/`, English and no site if site.yaml has errors
 */
export function settleBase(paths: ArchivePaths): SettledSite {
  let settled: SettledSite = { base: '/', language: 'en' };
  try {
    const site = readSite(paths);
    settled = { base: new URL(site.url).pathname, language: wordsLanguage(site), site };
  } catch {
    // `check` reports it.
  }
  process.env.BASE_URL = settled.base;
  return settled;
}
