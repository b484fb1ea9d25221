// Makes dist/postmortem-meeting.js, the element for other pages, beside the release it loads. Its name stays the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
import { dist, parts, weighed } from './release.mjs';

const [, version] = readFileSync(new URL('../Cargo.toml', import.meta.url), 'utf8').match(/^version = "(.*)"$/m);
const filling = {
  GLUE: `./${parts.glue}`,
  WASM: `./${parts.wasm}`,
  STYLE: `./${parts.style}`,
  VERSION: version,
};
const source = readFileSync(new URL('web/element.js', import.meta.url), 'utf8');
const filled = source.replace(/'(GLUE|WASM|STYLE|VERSION)'/g, (_, name) => JSON.stringify(filling[name]));
const { code } = await minify(filled, { module: true, ecma: 2022 });
writeFileSync(`${dist}postmortem-meeting.js`, code);
weighed('the element', 'postmortem-meeting.js', code.length);
