// Unpacks LZMA: one file in the format of `.lzma`, whose head says how long it is.
//
// Every bit is read with the chance it had so far (11 bits) in its place. What the places mean is the format: whether a
// byte or a repetition comes, how long it is, how far back; the last four distances can be had again.

/**
 * @param {Uint8Array} packed
 * @param {() => Promise<void>} [rest] called now and then, to let the page do something else
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(packed, rest = async () => {}) {
  const byte = (at) => packed[at] ?? 0;
  const number = (at) => (byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24)) >>> 0;
  const lc = byte(0) % 9;
  const lp = Math.floor(byte(0) / 9) % 5;
  const pb = Math.floor(byte(0) / 45);
  const out = new Uint8Array(number(5));

  // Where the chances of each kind begin.
  const [IS_MATCH, IS_LONG, IS_REP, IS_G0, IS_G1, IS_G2, SLOT, SPECIAL, ALIGN] = [0, 192, 384, 396, 408, 420, 432, 688, 816];
  const [LENGTH, LENGTH_AGAIN, LITERAL] = [832, 1346, 1860];
  const chances = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);

  // In an array, since engines keep large numbers of closures in slow places. The first byte is always 0.
  const coder = new Uint32Array([0xffffffff, 0]);
  let at = 14;
  for (; at < 18; at += 1) coder[1] = (coder[1] << 8) | byte(at);

  const bit = (place) => {
    let range = coder[0];
    let code = coder[1];
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[at]) >>> 0;
      at += 1;
    }
    const chance = chances[place];
    const bound = (range >>> 11) * chance;
    if (code < bound) {
      coder[0] = bound;
      coder[1] = code;
      chances[place] = chance + ((2048 - chance) >> 5);
      return 0;
    }
    coder[0] = range - bound;
    coder[1] = code - bound;
    chances[place] = chance - (chance >> 5);
    return 1;
  };

  /** Bits from the highest on, the same as `bit` for each; most of the time goes here. */
  const tree = (place, bits) => {
    const end = 1 << bits;
    let range = coder[0];
    let code = coder[1];
    let found = 1;
    while (found < end) {
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[at]) >>> 0;
        at += 1;
      }
      const chance = chances[place + found];
      const bound = (range >>> 11) * chance;
      if (code < bound) {
        range = bound;
        chances[place + found] = chance + ((2048 - chance) >> 5);
        found <<= 1;
      } else {
        range -= bound;
        code -= bound;
        chances[place + found] = chance - (chance >> 5);
        found = (found << 1) | 1;
      }
    }
    coder[0] = range;
    coder[1] = code;
    return found - end;
  };

  /** The lowest bit first. */
  const treeBack = (place, bits) => {
    let [found, node] = [0, 1];
    for (let n = 0; n < bits; n += 1) {
      const one = bit(place + node);
      node = (node << 1) | one;
      found |= one << n;
    }
    return found;
  };

  /** Bits that are as likely as not. */
  const plain = (bits) => {
    let found = 0;
    for (let n = 0; n < bits; n += 1) {
      if (coder[0] < 0x1000000) {
        coder[0] <<= 8;
        coder[1] = (coder[1] << 8) | packed[at];
        at += 1;
      }
      coder[0] >>>= 1;
      const one = coder[1] >= coder[0];
      if (one) coder[1] -= coder[0];
      found = (found << 1) | one;
    }
    return found;
  };

  const length = (place, turn) => {
    if (!bit(place)) return 2 + tree(place + 2 + turn * 8, 3);
    if (!bit(place + 1)) return 10 + tree(place + 130 + turn * 8, 3);
    return 18 + tree(place + 258, 8);
  };

  /** How far back beyond one byte. */
  const distance = (size) => {
    const slot = tree(SLOT + Math.min(size - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < 14) return start + treeBack(SPECIAL + start - slot, bits);
    return start + (plain(bits - 4) << 4) + treeBack(ALIGN, 4);
  };

  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  let slice = 0;
  for (let done = 0; done < out.length; ) {
    if (done >= slice) {
      slice += 0x8000;
      await rest();
    }
    const turn = done & ((1 << pb) - 1);
    if (!bit(IS_MATCH + state * 16 + turn)) {
      const before = done > 0 ? out[done - 1] : 0;
      const place = LITERAL + 0x300 * (((done & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      let found = 1;
      if (state < 7) found = tree(place, 8);
      else {
        // After a repetition: what would have gone on there tells what does not come.
        let hint = out[done - rep0 - 1];
        while (found < 0x100) {
          const hinted = (hint >> 7) & 1;
          hint <<= 1;
          const one = bit(place + ((1 + hinted) << 8) + found);
          found = (found << 1) | one;
          if (one !== hinted) break;
        }
        while (found < 0x100) found = (found << 1) | bit(place + found);
      }
      out[done] = found;
      done += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let size = 0;
    if (!bit(IS_REP + state)) {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      size = length(LENGTH, turn);
      rep0 = distance(size);
      state = state < 7 ? 7 : 10;
    } else {
      if (!bit(IS_G0 + state)) {
        if (!bit(IS_LONG + state * 16 + turn)) size = 1;
      } else {
        let again = rep1;
        if (bit(IS_G1 + state)) {
          again = rep2;
          if (bit(IS_G2 + state)) {
            again = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = again;
      }
      if (size === 1) state = state < 7 ? 9 : 11;
      else {
        size = length(LENGTH_AGAIN, turn);
        state = state < 7 ? 8 : 11;
      }
    }
    for (const end = Math.min(done + size, out.length); done < end; done += 1) out[done] = out[done - rep0 - 1];
  }
  return out;
}
