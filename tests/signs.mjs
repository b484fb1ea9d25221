// Bytes that are hard on web/signs.js, and the page that asks a browser's parser what it makes of their text.
import assert from 'node:assert/strict';
import { textOf } from '../scripts/pack.mjs';
import { bytesOf } from '../scripts/web/signs.js';

/** Bytes by chance, the same for the same seed. */
export function chance(seed, length, below = 256) {
  let state = (seed * 0x9e3779b1) | 1;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 8) % below;
  });
}

/** Blocks of 17 bytes whose 20 digits are these. */
export const fromDigits = (...blocks) =>
  Buffer.concat(
    blocks.map((digits) => {
      const value = digits.reduce((sum, digit) => sum * 112n + BigInt(digit), 0n);
      return Buffer.from(value.toString(16).padStart(34, '0'), 'hex');
    }),
  );

const all = (digit) => Array(20).fill(digit);
// The first digit goes to 102 only: 112 to the power of 20 is a little more than 17 bytes hold.
const counted = Array.from({ length: 112 }, (_, digit) => [0, ...all(digit).slice(1)]);
const pairs = Array.from({ length: 112 * 16 }, (_, n) => [0, ...Array(9).fill([94 + Math.floor(n / 112), n % 112]).flat(), 1]);

/** By name: every digit, every sign of two bytes, spaces and odd ends, and what chance brings. */
export const samples = {
  nothing: new Uint8Array(0),
  'one byte': Uint8Array.of(255),
  zeros: new Uint8Array(5000),
  ones: new Uint8Array(5000).fill(255),
  'every digit': fromDigits(...counted),
  'every sign of two bytes': fromDigits(...pairs),
  'the last sign of a block needs another digit': fromDigits([...all(0).slice(1), 94], [...all(0).slice(1), 111], [...all(0).slice(2), 111, 94]),
  'the highest signs': fromDigits([100, ...all(111).slice(1)], [100, ...all(111).slice(1)]),
  ...Object.fromEntries([16, 17, 18, 33, 34, 35, 4096].map((length) => [`${length} by chance`, chance(length, length)])),
  'signs of three bytes by chance': fromDigits(
    ...Array.from({ length: 300 }, (_, n) => [0, ...[...chance(n + 1, 18, 112)].map((digit, at) => (at % 3 ? digit : 110 + (digit % 2))), 0]),
  ),
};

/** Checks that a text means these bytes. */
export function means(text, bytes) {
  const read = bytesOf(text);
  assert.deepEqual(Buffer.from(read.subarray(0, bytes.length)), Buffer.from(bytes));
  assert.ok(read.length - bytes.length < 17 && read.subarray(bytes.length).every((byte) => byte === 0));
}

/** A page that holds them all, as the single file does. */
export const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Signs</title><link rel="icon" href="data:,"></head><body><h1>Signs</h1>
${Object.values(samples)
  .map((bytes) => `<script type="application/octet-stream">\n${textOf(bytes)}\n</script>`)
  .join('\n')}</body></html>`;

/** Runs in the page: what its parser made of them. */
export const texts = () => [...document.querySelectorAll('script')].map((one) => one.textContent);

/** Checks what a browser answered. */
export function understood(answer) {
  assert.equal(answer.length, Object.keys(samples).length);
  Object.values(samples).forEach((bytes, n) => means(answer[n], bytes));
}
