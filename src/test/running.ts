import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { command } from './sites.ts';

/** A command that goes on until it is stopped. */
export interface Running {
  port: number;
  /** Waits for the first line that says this. @throws where the command ends, or a minute does */
  prints(pattern: RegExp): Promise<string>;
  stop(): void;
}

/** Starts an npm script's command on a port that nobody has taken. */
export async function start(script: string, env: Record<string, string> = {}): Promise<Running> {
  const port = await freePort();
  const child = command(script, { ...env, PORT: `${port}` });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const line = (pattern: RegExp) => output.split('\n').find((each) => pattern.test(each));
  return {
    port,
    async prints(pattern) {
      for (let tries = 0; !line(pattern) && child.exitCode === null && tries < 1200; tries++)
        await new Promise((next) => setTimeout(next, 50));
      const said = line(pattern);
      assert.ok(said !== undefined, `${script} never says ${pattern}, but: ${output}`);
      return said;
    },
    stop: () => void child.kill(),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
