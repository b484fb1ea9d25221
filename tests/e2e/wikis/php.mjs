// PHP, with the server it brings: what wikis need to run without a web server, as nobody's service.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { find } from '../find.mjs';

/** The path of `kind`, or an error that says what to do. */
export function need(kind) {
  const path = find(kind);
  if (!path) throw new Error(`No ${kind} found; run scripts/setup dokuwiki mediawiki`);
  return path;
}

/** Runs a script of a wiki, with a text to read if there is one. */
export const script = (args, { input = '', env = {} } = {}) =>
  execFileSync(need('php'), args, { input, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env } });

/**
 * A folder for a wiki, and what runs in it. Answers `{ folder, serve, remove }`: `serve(root, env)` serves a folder with
 * PHP and answers its origin; `remove()` ends the server and removes the folder. It also happens when the process ends.
 */
function place() {
  const folder = mkdtempSync(join(tmpdir(), 'wiki-'));
  const servers = [];
  const remove = () => {
    process.off('exit', remove);
    servers.forEach((server) => server.kill('SIGKILL'));
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', remove);
  const serve = async (root, env = {}) => {
    const stdio = ['ignore', 'ignore', 'pipe'];
    const server = spawn(need('php'), ['-S', '127.0.0.1:0', '-t', root], { stdio, env: { ...process.env, ...env } });
    servers.push(server);
    // The first line says the port; the others are read so that the server is not held up.
    const lines = createInterface({ input: server.stderr });
    return new Promise((resolve, reject) => {
      server.on('error', reject);
      server.on('exit', (code) => reject(new Error(`PHP's server ended with ${code}`)));
      lines.on('line', (line) => {
        const [origin] = line.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
        if (origin) resolve(origin);
      });
    });
  };
  return { folder, serve, remove };
}

/** Makes a wiki in a place of its own, which is cleared if that fails. Its first page, which takes longest, is asked for. */
export async function made(make) {
  const { folder, serve, remove } = place();
  try {
    const { origin, ...wiki } = await make({ folder, serve });
    const first = await fetch(`${origin}/index.php`);
    if (!first.ok) throw new Error(`The wiki's first page answers ${first.status}: ${await first.text()}`);
    return { ...wiki, folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
