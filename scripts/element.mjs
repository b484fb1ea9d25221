// Makes dist/postmortem-meeting.js, the element for other pages, beside the release it loads. Its name stays the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const page = readFileSync(`${dist}index.html`, 'utf8');
const named = (pattern) => {
  const found = page.match(pattern);
  if (!found) throw new Error(`index.html names nothing like ${pattern}`);
  return `./${found[1]}`;
};
const [, version] = readFileSync(new URL('../Cargo.toml', import.meta.url), 'utf8').match(/^version = "(.*)"$/m);
const parts = {
  GLUE: named(/data-part=glue href=\.\/([\w-]+\.js)/),
  WASM: named(/data-part=wasm href=\.\/([\w-]+\.wasm)/),
  STYLE: named(/href=\.\/([\w-]+\.css)/),
  VERSION: version,
};
const source = readFileSync(new URL('web/element.js', import.meta.url), 'utf8');
const filled = source.replace(/'(GLUE|WASM|STYLE|VERSION)'/g, (_, name) => JSON.stringify(parts[name]));
const { code } = await minify(filled, { module: true, ecma: 2022 });
writeFileSync(`${dist}postmortem-meeting.js`, code);
console.log(`the element    ${code.length.toLocaleString('en').padStart(10)}  dist/postmortem-meeting.js`);
