// Makes the files of a release smaller, and fewer: Trunk's own minifier cannot read `export { x as default }`.
// Trunk calls this before it moves the finished build into place.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { squeeze } from './wasm.mjs';

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: folder } = process.env;
const path = (file) => join(folder, file);
const files = (ending) => readdirSync(folder).filter((name) => name.endsWith(ending));

const options = {
  module: true,
  ecma: 2020,
  compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true },
};

async function scripts() {
  for (const file of files('.js')) {
    const { code } = await minify(readFileSync(path(file), 'utf8'), options);
    writeFileSync(path(file), code);
  }
}

// The program and its glue name each other, so both change together.
function program() {
  for (const file of files('_bg.wasm')) {
    const glue = path(file.replace('_bg.wasm', '.js'));
    const squeezed = squeeze(readFileSync(path(file)), readFileSync(glue, 'utf8'));
    writeFileSync(path(file), squeezed.wasm);
    writeFileSync(glue, squeezed.glue);
  }
}

// One file, since what is alike in several is packed once, and one request is enough.
function styles() {
  const link = /<link href=\.\/([\w-]+\.css) rel=stylesheet>/g;
  const page = readFileSync(path('index.html'), 'utf8');
  const parts = [...page.matchAll(link)].map(([, file]) => file);
  const all = parts.map((file) => readFileSync(path(file), 'utf8')).join('');
  const name = `page-${createHash('sha256').update(all).digest('hex').slice(0, 16)}.css`;
  parts.forEach((file) => rmSync(path(file)));
  writeFileSync(path(name), all);
  let first = true;
  const linked = page.replace(link, (tag, file) => {
    const kept = first ? tag.replace(file, name) : '';
    first = false;
    return kept;
  });
  writeFileSync(path('index.html'), linked);
}

if (profile === 'release') {
  await scripts();
  program();
  styles();
}
