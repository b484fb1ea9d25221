// The release in dist/, as its index.html names it: what the packages beside it are made of.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the release is. */
export const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** Its page. */
export const page = readFileSync(`${dist}index.html`, 'utf8');

/** What the first group of the pattern finds in the page. */
export function named(pattern) {
  const found = page.match(pattern);
  if (!found) throw new Error(`index.html names nothing like ${pattern}`);
  return found[1];
}

/** The names of its three parts. */
export const parts = {
  glue: named(/data-part=glue href=\.\/([\w-]+\.js)/),
  wasm: named(/data-part=wasm href=\.\/([\w-]+\.wasm)/),
  style: named(/href=\.\/([\w-]+\.css)/),
};

/** One line of what the build prints. */
export const weighed = (what, file, bytes) =>
  console.log(`${what.padEnd(15)}${bytes.toLocaleString('en').padStart(10)}  dist/${file}`);
