// Packs what the single file holds. What unpacks it in the browser are web/lzma.js and web/signs.js.
import { compress } from 'lzma1';

/** Bytes as a file in LZMA, at its strongest. */
export const packed = (bytes) => Buffer.from(compress(bytes, 9));

/** Bytes as text, see web/signs.js; in lines of about this many signs, since some tools stumble over longer ones. */
export function textOf(bytes, line = 800) {
  const blocks = Math.ceil(bytes.length / 17);
  const whole = Buffer.concat([bytes], blocks * 17);
  const digits = [];
  for (let n = 0; n < blocks; n += 1) {
    let block = BigInt(`0x${whole.toString('hex', n * 17, n * 17 + 17)}`);
    const own = [];
    for (let left = 20; left > 0; left -= 1) {
      own.unshift(Number(block % 112n));
      block /= 112n;
    }
    digits.push(...own);
  }
  // A sign may need one or two digits more than there are; what is too much makes no whole block.
  const next = (at) => digits[at] ?? 0;
  let text = '';
  let since = 0;
  for (let at = 0; at < digits.length; since += 1) {
    const digit = digits[at];
    let sign;
    if (digit < 94) {
      sign = digit + (digit < 0x1c ? 0x20 : 0x21);
      at += 1;
    } else if (digit < 110) {
      sign = 0xa0 + (digit - 94) * 112 + next(at + 1);
      at += 2;
    } else {
      sign = 0x3400 + (digit - 110) * 12544 + next(at + 1) * 112 + next(at + 2);
      at += 3;
    }
    // Spaces at the ends of lines are what tools cut off.
    if (since >= line && sign !== 0x20 && !text.endsWith(' ')) {
      text += '\n';
      since = 0;
    }
    text += String.fromCharCode(sign);
  }
  return text;
}
