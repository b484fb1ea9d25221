// Bytes as text: 17 bytes are 20 digits in base 112, and in UTF-8 every digit weighs one byte.
//
//   0 to 93     a printable sign of ASCII, space included, `<` not                        one byte
//   94 to 109   with the digit after it a sign from U+00A0 on                             two bytes
//   110, 111    with the two digits after it an ideograph from U+3400 on                  three bytes
//
// Nothing is in it that an HTML parser, a text tool or XML would change or refuse: no control characters, no `<`. Line
// breaks mean nothing, so any kind may come or go.

/**
 * The bytes of a text, filled up with zeros to whole blocks of 17.
 *
 * @param {string} text
 */
export function bytesOf(text) {
  // In UTF-8 no sign weighs more than three bytes.
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 20) * 17);
  // The block so far, in parts of 24 bits: times 112 such a part is still a small number.
  const block = new Int32Array(6);
  let start = 0;
  let count = 0;
  const take = (digit) => {
    let carry = digit;
    for (let part = 5; part >= 0; part -= 1) {
      carry += block[part] * 112;
      block[part] = carry & 0xffffff;
      carry >>= 24;
    }
    count += 1;
    if (count < 20) return;
    for (let at = 0; at < 17; at += 1) bytes[start + at] = block[Math.floor((at + 1) / 3)] >> (16 - 8 * ((at + 1) % 3));
    block.fill(0);
    count = 0;
    start += 17;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign >= 0x3400) {
      const three = sign - 0x3400;
      take(110 + Math.floor(three / 12544));
      take(Math.floor(three / 112) % 112);
      take(three % 112);
    } else if (sign >= 0xa0) {
      take(94 + Math.floor((sign - 0xa0) / 112));
      take((sign - 0xa0) % 112);
    } else if (sign >= 0x20) take(sign - (sign < 0x3c ? 0x20 : 0x21));
  }
  return bytes.subarray(0, start);
}

/**
 * A sum that changes with every byte.
 *
 * @param {Uint8Array} bytes
 */
export function sumOf(bytes) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) sum = Math.imul(sum ^ bytes[at], 0x01000193);
  return sum >>> 0;
}
