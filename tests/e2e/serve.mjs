// A static file server on a free port of this machine. `serve()` serves the release build as scripts/headers.mjs says.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { always, headersOf, policy } from '../../scripts/headers.mjs';
import { dist } from '../budget.mjs';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The policy the page must live with, wherever it is served. */
export const strict = policy;

/**
 * Serves a folder until `close()`.
 *
 * - `folder`: what to serve, by default the release build.
 * - `pages`: texts to serve besides, by path: `{ '/host.html': '<!doctype html>...' }`.
 * - `under`: the path the folder appears under, by default `/`.
 * - `headers`: a function from the path to headers, which replace the usual ones; an undefined value removes one.
 */
export async function serve({ folder = dist, pages = {}, under = '/', headers = () => ({}) } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const type = types[extname(path)] ?? (path.endsWith('/') ? types['.html'] : 'application/octet-stream');
    const usual = {
      'content-type': type,
      // Files of other pages must live with the same.
      'content-security-policy': strict,
      ...small(always),
      ...small(headersOf(path)),
      'cache-control': 'no-store',
    };
    const all = Object.entries({ ...usual, ...headers(path) }).filter(([, value]) => value !== undefined);
    try {
      const body = pages[path] ?? (await readFile(within(folder, path, under)));
      response.writeHead(200, Object.fromEntries(all)).end(body);
    } catch {
      response.writeHead(404, { 'content-type': types['.txt'] }).end(`There is no ${path} here.\n`);
    }
  });
  await new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    /** The address of the page. */
    url: origin + under,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

const small = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function within(folder, path, under) {
  if (!path.startsWith(under)) throw new Error('not served');
  const rest = path.slice(under.length) || 'index.html';
  const file = normalize(join(folder, rest.endsWith('/') ? `${rest}index.html` : rest));
  if (!file.startsWith(normalize(folder + sep))) throw new Error('not served');
  return file;
}
