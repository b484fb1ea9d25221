// What the page weighs on the wire: index.html and every file it loads, each at brotli 11.
// Run by itself it prints the table: `node tests/budget.mjs [folder]`.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** Where the release build is. */
export const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** What the page should weigh at most, in bytes. It does not yet. */
export const goal = 150_000;

/**
 * What it may weigh until then, in bytes. It goes down with every change that makes the page lighter; polls, which the
 * page did not have before, raised it once, from 275,000.
 */
export const ceiling = 379_000;

/** What the one HTML file may weigh, in bytes as it lies on disk. */
export const single = 450_000;

const kinds = { '.html': 'HTML', '.css': 'CSS', '.js': 'JavaScript', '.mjs': 'JavaScript', '.wasm': 'WebAssembly' };

// The addresses a file names that the browser fetches with it, without anyone doing anything. Left out is the manifest:
// the page starts without it, and a browser asks for it only where it offers to install the page, once it stands.
const named = {
  '.html': (text) =>
    [...text.matchAll(/<(?:link|script|img)\b[^>]*>/g)]
      .filter(([tag]) => !/rel="?(?:alternate|canonical|help|license|manifest)\b/.test(tag))
      .map(([tag]) => tag.match(/\b(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/))
      .filter(Boolean)
      .map(([, double, single, bare]) => double ?? single ?? bare),
  '.css': (text) => [...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, address]) => address),
  '.js': (text) =>
    [...text.matchAll(/\bfrom\s*["'](\.[^"']+)["']|\bimport\s*["'](\.[^"']+)["']/g)].map(([, a, b]) => a ?? b),
};

/** The files the page loads, as `{ file, kind, raw, brotli }`; `file` is relative to the folder. */
export function weigh(folder = dist) {
  const files = [];
  const queue = ['index.html'];
  while (queue.length > 0) {
    const file = queue.shift();
    if (files.some((known) => known.file === file)) continue;
    const path = join(folder, file);
    if (!existsSync(path)) throw new Error(`${path} is missing; run scripts/build`);
    const bytes = readFileSync(path);
    const type = extname(file);
    files.push({ file, kind: kinds[type] ?? 'other', raw: bytes.length, brotli: brotli(bytes) });
    for (const address of named[type]?.(bytes.toString()) ?? []) {
      if (/^[a-z]+:/.test(address)) continue;
      queue.push(normalize(join(dirname(file), address.replace(/[?#].*/, ''))));
    }
  }
  return files;
}

function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

/** Adds up `raw` and `brotli`. */
export const total = (files) =>
  files.reduce((sum, { raw, brotli }) => ({ raw: sum.raw + raw, brotli: sum.brotli + brotli }), { raw: 0, brotli: 0 });

/** A table of the parts and their sum, in bytes. */
export function table(files) {
  const row = (name, { raw, brotli }) =>
    `${name.padEnd(14)}${raw.toLocaleString('en').padStart(11)}${brotli.toLocaleString('en').padStart(11)}`;
  const parts = [...new Set(files.map(({ kind }) => kind))];
  return [
    `${'on the wire'.padEnd(14)}${'raw'.padStart(11)}${'brotli 11'.padStart(11)}`,
    ...parts.map((part) => row(part, total(files.filter(({ kind }) => kind === part)))),
    row('the page', total(files)),
    `${'the ceiling'.padEnd(25)}${ceiling.toLocaleString('en').padStart(11)}`,
    `${'the goal'.padEnd(25)}${goal.toLocaleString('en').padStart(11)}`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(table(weigh(process.argv[2])));
