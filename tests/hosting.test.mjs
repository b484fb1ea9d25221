// The examples in docs/hosting.md say what scripts/headers.mjs says, and so does the file the build writes.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { always, headersFile, headersOf, isFixed, lasting } from '../scripts/headers.mjs';
import { dist } from './budget.mjs';
import { strict } from './e2e/serve.mjs';

const page = readFileSync(new URL('../docs/hosting.md', import.meta.url), 'utf8');
const examples = Object.fromEntries([...page.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, kind, text]) => [kind, text]));
const plain = (text) => text.replace(/-[0-9a-f]{16}/g, `-${'0'.repeat(16)}`);

test('there is an example for each kind of host', () => {
  assert.deepEqual(Object.keys(examples).toSorted(), ['apache', 'caddy', 'nginx', 'text']);
});

for (const [kind, text] of Object.entries(examples)) {
  test(`the ${kind} example has the policy of the tests, and every other header`, () => {
    const policies = text.match(/default-src [^"\n]*/g);
    assert.deepEqual([...new Set(policies)].toSorted(), [`${strict}; frame-ancestors 'self'`, `${strict}; frame-ancestors *`].toSorted());
    assert.match(text, /embed\\?\.html.*(\n  .*)?\n?.*frame-ancestors \*/);
    const files = [...lasting, `page-${'0'.repeat(16)}.css`];
    const headers = [always, ...files.map(headersOf)].flatMap(Object.entries);
    for (const [name, value] of headers) {
      assert.ok(text.includes(name), name);
      assert.ok(text.includes(value), `${name}: ${value}`);
    }
  });
}

test('the page shows the file that the build writes, with zeros for digests', () => {
  const written = readFileSync(join(dist, '_headers'), 'utf8');
  assert.equal(written, headersFile(readdirSync(dist).filter(isFixed)));
  assert.equal(plain(written), examples.text);
});

test('every file of the release has its headers, and no file the wrong ones', () => {
  const written = readFileSync(join(dist, '_headers'), 'utf8');
  for (const name of readdirSync(dist).filter((name) => name !== '_headers')) {
    assert.ok(written.includes(`\n/${name}\n`), `_headers has nothing for ${name}: is it in scripts/headers.mjs?`);
  }
  const lives = (name) => headersOf(name)['Cache-Control'] === 'no-cache';
  assert.ok(lasting.every(lives));
  for (const name of readdirSync(dist).filter(isFixed)) assert.ok(!lives(name), name);
  assert.equal(headersOf('postmortem/')['Content-Security-Policy'], `${strict}; frame-ancestors 'self'`);
  assert.equal(headersOf('postmortem-meeting.html')['Content-Security-Policy'], "frame-ancestors 'self'");
  assert.equal(headersOf('start.js')['Access-Control-Allow-Origin'], undefined);
});

test('what the worker keeps is what the page loads', async () => {
  const { weigh } = await import('./budget.mjs');
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
  for (const { file } of weigh()) {
    assert.ok(existsSync(join(dist, file)));
    if (file !== 'index.html') assert.ok(worker.includes(`"${file}"`), file);
  }
});
