// PHP, with the server it brings: what wikis need to run without a web server, as nobody's service.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
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

// Ends the server and removes the folder when its input ends, which happens however this process does.
const guard = 'trap "" HUP INT TERM; "$@" </dev/null & exec 2>&-; read -r end; kill -9 $!; wait $!; rm -rf -- "$0"';

/** Serves `root` until `folder` is not needed any more. Answers `{ origin, remove }`; the folder goes with the server. */
async function serve(folder, php, root, env) {
  const command = [php, '-S', '127.0.0.1:0', '-t', root];
  const server = spawn('sh', ['-c', guard, folder, ...command], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = once(server, 'exit');
  const remove = () => {
    server.stdin.end();
    return ended;
  };
  // The first line says the port; the others are read so that the server is not held up.
  const lines = createInterface({ input: server.stderr });
  const origin = await new Promise((resolve, reject) => {
    lines.on('line', (line) => /http:\/\/127\.0\.0\.1:\d+/.test(line) && resolve(line.match(/http:[^)]*/)[0]));
    lines.on('close', () => reject(new Error('PHP does not serve')));
  }).catch(async (error) => {
    await remove();
    throw error;
  });
  return { origin, remove };
}

/**
 * Makes a wiki in a folder of its own, which PHP serves. Answers what `fill({ folder, root, origin })` does, and
 * `{ folder, remove }`. If that fails, nothing stays.
 *
 * - `root`: the folder to serve, in which `fill` may still have to put the wiki; by default a new one.
 * - `env`: a function from the wiki's folder to variables for the server.
 */
export async function made({ root, env = () => ({}) }, fill) {
  const php = need('php');
  const folder = mkdtempSync(join(tmpdir(), 'wiki-'));
  const own = root ?? join(folder, 'wiki');
  mkdirSync(own, { recursive: true });
  const { origin, remove } = await serve(folder, php, own, env(folder));
  try {
    const wiki = await fill({ folder, root: own, origin });
    // The first page takes longest.
    const first = await fetch(`${origin}/index.php`);
    if (!first.ok) throw new Error(`The wiki's first page answers ${first.status}: ${await first.text()}`);
    return { ...wiki, folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
