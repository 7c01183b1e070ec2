import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { commandEnv, commandLine } from './sites.ts';

/** A program in a terminal, as its user sees it. */
export interface Terminal {
  /** Waits until what is new since the last wait says this. */
  says(what: string): Promise<void>;
  type(keys: string): void;
  /** Its exit code, and all that it said. */
  end: Promise<{ code: number | null; output: string }>;
}

/** Runs an npm script's command in a terminal of its own, which util-linux’s `script` makes. */
export function terminal(script: string, env: Record<string, string>): Terminal {
  const words = commandLine(script).map((word) => `"${word}"`);
  const sized = `stty cols 100 rows 40; exec ${words.join(' ')}`;
  const mac = process.platform === 'darwin';
  const args = mac ? ['-q', '/dev/null', 'sh', '-c', sized] : ['-qec', sized, '/dev/null'];
  const child = spawn('script', args, { env: commandEnv({ TERM: 'xterm', ...env }) });
  let output = '';
  let seen = 0;
  child.stdout.on('data', (data) => (output += stripVTControlCharacters(String(data))));
  const end = new Promise<{ code: number | null; output: string }>((done, fail) => {
    child.on('error', fail).on('close', (code) => done({ code, output }));
  });
  return {
    async says(what) {
      for (let tries = 0; !output.includes(what, seen); tries++) {
        if (tries === 600) throw new Error(`it never says ${what}, but ${output.slice(seen)}`);
        await new Promise((next) => setTimeout(next, 50));
      }
      seen = output.indexOf(what, seen) + what.length;
    },
    type: (keys) => void child.stdin.write(keys),
    end,
  };
}
