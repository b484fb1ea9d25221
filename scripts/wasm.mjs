// Changes to a finished WebAssembly file that the tools before do not make, all without meaning for the program.

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const sections = { import: 2, export: 7, code: 10 };

/** Reads numbers and names one after another. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.byte();
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  }

  name() {
    const length = this.number();
    this.at += length;
    return decoder.decode(this.bytes.subarray(this.at - length, this.at));
  }

  numbers(count) {
    while (count-- > 0) this.number();
  }
}

const number = (value) => (value < 128 ? [value] : [(value % 128) + 128, ...number(Math.floor(value / 128))]);

const name = (text) => {
  const bytes = encoder.encode(text);
  return [...number(bytes.length), ...bytes];
};

/** What follows an instruction, by its first byte; those that are not named stand alone. */
const operands = {
  0x02: (r) => r.number(), // block, loop, if
  0x03: (r) => r.number(),
  0x04: (r) => r.number(),
  0x0e: (r) => r.numbers(r.number() + 1), // br_table
  0x11: (r) => r.numbers(2), // call_indirect
  0x1c: (r) => r.numbers(r.number()), // select with types
  0x43: (r) => (r.at += 4), // f32.const
  0x44: (r) => (r.at += 8), // f64.const
  0xfc: (r) => {
    const counts = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];
    r.numbers(counts[r.number()]);
  },
};
for (const op of [0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2])
  operands[op] = (r) => r.number();

/** Loads and stores say how their address may be aligned, which no engine makes use of: let all say the same. */
function level(bytes, start) {
  const r = new Reader(bytes, start);
  for (let functions = r.number(); functions > 0; functions -= 1) {
    const size = r.number();
    const end = r.at + size;
    for (let groups = r.number(); groups > 0; groups -= 1) r.numbers(2); // the locals
    while (r.at < end) {
      const op = r.byte();
      if (op >= 0x28 && op <= 0x3e) {
        bytes[r.at] = 0;
        r.numbers(2);
      } else operands[op]?.(r);
    }
    if (r.at !== end) throw new Error('an instruction that scripts/wasm.mjs does not know');
  }
}

/** Names of one or two letters, in order. */
function* letters() {
  const all = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  yield* all;
  for (const first of all) for (const second of all) yield first + second;
}

/**
 * Gives what the program and its glue call each other short names. Answers the program as it is then, and the glue.
 *
 * @param {Uint8Array} wasm
 * @param {string} glue
 */
export function squeeze(wasm, glue) {
  const short = new Map();
  const names = letters();
  const shorter = (long) => {
    if (!/^(?:__|wasm_bindgen__|\.\/)/.test(long)) return long;
    if (!short.has(long)) short.set(long, names.next().value);
    return short.get(long);
  };
  const parts = [[...wasm.subarray(0, 8)]];
  const r = new Reader(wasm, 8);
  while (r.at < wasm.length) {
    const id = r.byte();
    const size = r.number();
    const [start, end] = [r.at, r.at + size];
    let body = wasm.subarray(start, end);
    if (id === sections.code) level(wasm, start);
    if (id === sections.import || id === sections.export) {
      const count = r.number();
      const written = number(count);
      for (let left = count; left > 0; left -= 1) {
        if (id === sections.import) written.push(...name(shorter(r.name())));
        written.push(...name(shorter(r.name())));
        const from = r.at;
        const kind = r.byte();
        if (id === sections.export || kind === 0) r.number();
        else throw new Error('an import that scripts/wasm.mjs does not know');
        written.push(...wasm.subarray(from, r.at));
      }
      body = written;
    }
    r.at = end;
    parts.push([id, ...number(body.length)], body);
  }
  const squeezed = glue.replace(/(["'])(\.\/[\w-]+\.js)\1|\b(?:__|wasm_bindgen__)\w+\b/g, (found, quote, path) =>
    short.has(path ?? found) ? (path ? `"${short.get(path)}"` : short.get(found)) : found,
  );
  return { wasm: Buffer.concat(parts.map((part) => Buffer.from(part))), glue: squeezed };
}
