// The protocol between a page and its frame, against messages of every shape: what is not one of ours is nothing, and of
// what is, only the fields that are named come through, each of its kind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FROM_FRAME, FROM_HOST, read } from '../scripts/web/protocol.js';

const seed = Number(process.env.SEED ?? 20261128);

/** Numbers below 1, the same for a seed (mulberry32). */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (random, n) => Math.floor(random() * n);
const one = (random, list) => list[below(random, list.length)];

/** Anything that can be sent from one window to another, rings and depths included. */
function anything(random, depth = 0) {
  const more = () => (depth > 4 ? 0 : anything(random, depth + 1));
  const makers = [
    () => undefined,
    () => null,
    () => random() < 0.5,
    () => one(random, [0, -1, 1.5, NaN, Infinity, 2 ** 53, -0, 7, 1e300]),
    () => BigInt(below(random, 1000)),
    () => one(random, ['', 'local', 'dark', 'connect', '__proto__', '<img src=x onerror=alert(1)>', 'x'.repeat(below(random, 5000))]),
    () => new Date(below(random, 1e9)),
    () => new Map([[more(), more()]]),
    () => new Set([more()]),
    () => /x/g,
    () => new ArrayBuffer(below(random, 100)),
    () => Array.from({ length: below(random, 5) }, more),
    () => Object.fromEntries(Array.from({ length: below(random, 5) }, () => [one(random, ['pm', 'type', 'id', 'state', 'toString', 'length']), more()])),
    () => {
      const ring = { pm: 1, type: 'connect' };
      ring.self = ring;
      return ring;
    },
    () => {
      let deep = {};
      for (let n = 0; n < 20_000; n += 1) deep = { deep };
      return deep;
    },
  ];
  return one(random, makers)();
}

/** A message that is nearly right: any type, its own fields with anything or with what fits, and others. */
function nearly(random, kinds) {
  const type = one(random, [...Object.keys(kinds), ...Object.keys(kinds), '__proto__', 'constructor', 'hasOwnProperty', 7, null]);
  const fields = Object.keys(kinds[type] ?? {}).map((name) => name.replace('!', ''));
  const fitting = { id: 3, height: 400, revision: 2, index: 1, of: 3, ok: true, open: false, theme: 'dark', storage: 'host', muted: true };
  const message = { pm: one(random, [1, 1, 1, 1, 1, 2, '1', true, undefined]), type };
  for (const field of [...fields, 'surplus', '__proto__', 'html']) {
    if (random() < 0.3) continue;
    Object.defineProperty(message, field, { value: random() < 0.5 ? (fitting[field] ?? 'text') : anything(random), enumerable: true, configurable: true });
  }
  return message;
}

/** What holds of everything that is read. */
function holds(message, kinds, data) {
  if (message === undefined) return;
  assert.equal(data.pm, 1);
  assert.ok(Object.hasOwn(kinds, message.type));
  const known = new Set(['type', ...Object.keys(kinds[message.type]).map((name) => name.replace('!', ''))]);
  for (const [name, value] of Object.entries(message)) {
    assert.ok(known.has(name), `${message.type} came through with ${name}`);
    assert.ok(['string', 'number', 'boolean'].includes(typeof value), `${name} is a ${typeof value}`);
    assert.ok(typeof value !== 'string' || value.length <= (['state', 'text'].includes(name) ? 4 * 1024 * 1024 : 2000));
    assert.ok(typeof value !== 'number' || Number.isSafeInteger(value));
  }
  for (const name of Object.keys(kinds[message.type])) {
    if (name.endsWith('!')) assert.ok(Object.hasOwn(message, name.slice(0, -1)), `${message.type} came through without ${name}`);
  }
}

for (const [side, kinds] of Object.entries({ host: FROM_HOST, frame: FROM_FRAME })) {
  test(`20,000 messages of every shape from a ${side}`, () => {
    const random = chance(seed);
    let taken = 0;
    for (let n = 0; n < 20_000; n += 1) {
      const data = random() < 0.2 ? anything(random) : nearly(random, kinds);
      const message = read(data, kinds);
      holds(message, kinds, data);
      if (message) taken += 1;
    }
    // Else the test would look at nothing.
    assert.ok(taken > 1000 && taken < 15_000, `${taken} were taken`);
  });
}

test('what is right comes through whole, and nothing that fits in half', () => {
  const connect = { pm: 1, type: 'connect', nonce: 'a', theme: 'dark', storage: 'host', muted: false, autosize: true, state: '{}' };
  const { pm: _, ...rest } = connect;
  assert.deepEqual(read(connect, FROM_HOST), rest);
  assert.equal(read({ ...connect, theme: 'pink' }, FROM_HOST), undefined);
  assert.equal(read({ ...connect, pm: 2 }, FROM_HOST), undefined);
  assert.equal(read({ ...connect, state: 'x'.repeat(4 * 1024 * 1024 + 1) }, FROM_HOST), undefined);
  assert.equal(read({ pm: 1, type: 'load', id: 1 }, FROM_HOST), undefined);
  assert.equal(read({ pm: 1, type: 'hello', version: '1' }, FROM_HOST), undefined);
  assert.deepEqual(read({ pm: 1, type: 'change', revision: 4, html: '<b>' }, FROM_FRAME), { type: 'change', revision: 4 });
  assert.equal(read({ ...connect, storage: 'none' }, FROM_HOST), undefined);
});

test('a message whose fields throw is none', () => {
  const trap = new Proxy({}, { get: () => { throw new Error('no'); } });
  assert.equal(read(trap, FROM_HOST), undefined);
});
