// What the single file is packed in: text of printable signs, and LZMA.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packed, textOf } from '../scripts/pack.mjs';
import { unpacked } from '../scripts/web/lzma.js';
import { bytesOf, sumOf } from '../scripts/web/signs.js';
import { chance, means, samples } from './signs.mjs';

for (const [name, bytes] of Object.entries(samples)) test(`bytes come back from text: ${name}`, () => means(textOf(bytes), bytes));

test('bytes of any length come back', () => {
  for (let length = 0; length < 300; length += 1) means(textOf(chance(length + 1, length)), chance(length + 1, length));
});

test('the text has no sign that a parser, a text tool or XML would change', () => {
  for (const [name, bytes] of Object.entries(samples)) {
    const text = textOf(bytes);
    assert.match(text, /^[\n -;=-~\u00a0-\u079f\u3400-\u95ff]*$/, name);
    assert.doesNotMatch(text, / \n|\n /, name);
  }
});

test('the text weighs 20 bytes for 17, and its lines', () => {
  const bytes = chance(7, 17_000);
  const text = textOf(bytes);
  const lines = text.split('\n').length - 1;
  assert.ok(Math.abs(Buffer.byteLength(text) - lines - 20_000) <= 2);
  assert.ok(lines >= 15 && Math.max(...text.split('\n').map((line) => line.length)) < 1000);
});

test('line breaks of any kind, more or fewer, mean nothing', () => {
  const bytes = chance(8, 10_000);
  const text = textOf(bytes);
  for (const other of [text.replaceAll('\n', ''), text.replaceAll('\n', '\r\n'), `\n\r\n${text}\n\n`]) means(other, bytes);
});

test('the sum changes with every byte and every two that change places', () => {
  const bytes = chance(9, 500);
  const sums = new Set([sumOf(bytes)]);
  for (let at = 0; at < bytes.length; at += 1) sums.add(sumOf(bytes.with(at, bytes[at] ^ (1 << (at % 8)))));
  assert.equal(sums.size, 501);
  assert.notEqual(sumOf(Uint8Array.of(1, 2)), sumOf(Uint8Array.of(2, 1)));
});

// What repeats itself in all the ways that the format has words for.
const words = (seed, length) => {
  const out = [];
  const dice = chance(seed, length * 3);
  for (let n = 0; out.length < length; n += 3) {
    const [kind, back, size] = dice.subarray(n, n + 3);
    if (kind < 80 || out.length < 2) out.push(size);
    else {
      const from = Math.max(0, out.length - 1 - back * (kind < 160 ? 1 : 97));
      for (let at = 0; at < (kind < 250 ? size % 20 : 400 + size); at += 1) out.push(out[from + at]);
    }
  }
  return Uint8Array.from(out.slice(0, length));
};

test('LZMA: what was packed is unpacked', async () => {
  const given = [...Object.values(samples), chance(10, 70_000), chance(11, 70_000, 3)];
  for (let seed = 1; seed <= 30; seed += 1) given.push(words(seed, 1 + seed * 997));
  given.push(words(31, 400_000));
  for (const bytes of given) assert.deepEqual(Buffer.from(await unpacked(packed(bytes))), Buffer.from(bytes));
});

test('LZMA: damaged or cut off, it still ends, and gives no more than was said', async () => {
  const bytes = words(40, 20_000);
  const whole = packed(bytes);
  for (let seed = 1; seed <= 60; seed += 1) {
    const [high, low, bit] = chance(seed, 3);
    const at = 13 + (((high << 8) | low) % (whole.length - 13));
    const hurt = Buffer.from(whole);
    hurt[at] ^= 1 << (bit % 8);
    assert.equal((await unpacked(hurt)).length, bytes.length);
    assert.equal((await unpacked(whole.subarray(0, at))).length, bytes.length);
  }
});

test('LZMA: the page may rest on the way', async () => {
  let rests = 0;
  await unpacked(packed(new Uint8Array(1_000_000)), async () => (rests += 1));
  assert.ok(rests > 20, `${rests}`);
});
