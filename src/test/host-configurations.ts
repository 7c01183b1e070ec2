import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns a server's file of settings, its text, and the command that starts it. */
type Configuration = (port: number) => [file: string, text: string, ...command: string[]];

/**
 * Returns the configurations that docs/hosting.md has for each server.
 * @param places the folder of the server's own files, that which it serves, and the site's base path
 */
export function hostConfigurations(places: {
  folder: string;
  root: string;
  base: string;
}): Record<string, Configuration> {
  const { folder, root, base } = places;
  const recipe = (language: string) => {
    const code = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm');
    const [, text = ''] = readFileSync('docs/hosting.md', 'utf8').match(code) ?? [];
    assert.ok(text.includes('/srv/talks'), `docs/hosting.md has no recipe in ${language}`);
    return text
      .replaceAll('/srv/talks/data', join(root, base, 'data'))
      .replaceAll('/srv/talks', root)
      .replaceAll('/404.html', `${base}404.html`);
  };

  return {
    nginx: (port) => [
      'nginx.conf',
      `pid ${folder}/nginx.pid; daemon off; error_log ${folder}/nginx.log;
    events {}
    http {
      include /etc/nginx/mime.types; access_log off;
      ${recipe('nginx').replace('listen 80;', `listen ${port};`)}
    }`,
      ...['nginx', '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'nginx.log')],
    ],
    caddy: (port) => [
      'Caddyfile',
      `{
      admin off
    }
    ${recipe('text').replace('talks.example.org', `http://localhost:${port}`)}`,
      ...['caddy', 'run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
    ],
    apache: (port) => [
      'apache.conf',
      `${['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'filter', 'headers', 'deflate'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    ServerRoot ${folder}
    PidFile ${folder}/apache.pid
    ErrorLog ${folder}/apache.log
    Listen ${port}
    TypesConfig /etc/mime.types
    ${recipe('apache').replace(':80', `:${port}`)}`,
      ...['apache2', '-f', join(folder, 'apache.conf'), '-DFOREGROUND'],
    ],
  };
}

/** Installs the servers that are missing, from Debian. */
export function installServers() {
  const packages: Record<string, string> = {
    nginx: 'nginx-light',
    caddy: 'caddy',
    apache2: 'apache2',
  };
  const missing = Object.keys(packages).filter(
    (program) => !['/usr/bin', '/usr/sbin'].some((path) => existsSync(join(path, program))),
  );
  if (!missing.length) return;
  execFileSync('apt-get', ['install', '-y', '-qq', ...missing.map((name) => packages[name]!)]);
}
