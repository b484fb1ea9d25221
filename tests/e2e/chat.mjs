// The call's chat: what people post, as two platforms hand it to the facilitator; and ballot codes written a second
// time, so that the page's own are checked against them.
import { createCipheriv, createHash, createHmac, createPublicKey, diffieHellman, generateKeyPairSync, randomBytes } from 'node:crypto';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The signs of some bytes, five bits each, the last one filled up with zeros. */
function signs(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const whole = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0');
  return (whole.match(/.{5}/g) ?? []).map((five) => SIGNS[parseInt(five, 2)]).join('');
}

/** The bytes of some signs; what is left over is dropped. */
function unsigned(text) {
  const bits = [...text].map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** A code of version 1: `kind` is a letter, `data` the bytes (polls, 2.2). */
export function code(kind, data) {
  const length = Buffer.from([data.length >> 8, data.length & 255]);
  const digest = createHash('sha256').update(Buffer.concat([Buffer.from(`pm-wire-1${kind}1`), length, data])).digest();
  const check = digest.readUInt32BE(0) >>> 2;
  const digits = (number, count) =>
    Array.from({ length: count }, (_, at) => SIGNS[(number >>> (5 * (count - 1 - at))) & 31]).join('');
  return `PMU${kind}1${digits(data.length, 2)}${signs(data)}${digits(check, 6)}`;
}

/** The bytes of a code. */
export function data(text) {
  const length = SIGNS.indexOf(text[5]) * 32 + SIGNS.indexOf(text[6]);
  return unsigned(text.slice(7, 7 + Math.ceil((8 * length) / 5))).subarray(0, length);
}

/** A sealed ballot nobody sealed: right in every sign, and its lock does not open. */
export function forged(sealed) {
  const bytes = Buffer.from(data(sealed));
  bytes[bytes.length - 1] ^= 1;
  return code('S', bytes);
}

const hmac = (key, ...parts) => createHmac('sha256', key).update(Buffer.concat(parts)).digest();
const short = (n) => Buffer.from([n >> 8, n & 255]);
const kem = Buffer.concat([Buffer.from('KEM'), short(0x20)]);
const suite = Buffer.concat([Buffer.from('HPKE'), short(0x20), short(1), short(3)]);
const label = (of, text) => Buffer.concat([Buffer.from('HPKE-v1'), of, Buffer.from(text)]);
const extract = (of, salt, text, input) => hmac(salt, label(of, text), input);
const expand = (of, key, text, info, length) => hmac(key, short(length), label(of, text), info, Buffer.from([1])).subarray(0, length);
const spki = Buffer.from('302a300506032b656e032100', 'hex');

/** Seals a text for a key (RFC 9180, base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305). */
function seal(key, info, text) {
  const mine = generateKeyPairSync('x25519');
  const shown = mine.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const theirs = createPublicKey({ key: Buffer.concat([spki, key]), type: 'spki', format: 'der' });
  const shared = diffieHellman({ privateKey: mine.privateKey, publicKey: theirs });
  const none = Buffer.alloc(0);
  const secret = expand(kem, extract(kem, none, 'eae_prk', shared), 'shared_secret', Buffer.concat([shown, key]), 32);
  const context = Buffer.concat([Buffer.from([0]), extract(suite, none, 'psk_id_hash', none), extract(suite, none, 'info_hash', info)]);
  const start = extract(suite, secret, 'secret', none);
  const nonce = expand(suite, start, 'base_nonce', context, 12);
  const cipher = createCipheriv('chacha20-poly1305', expand(suite, start, 'key', context, 32), nonce, { authTagLength: 16 });
  return Buffer.concat([shown, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** A sealed ballot of one answer for the poll behind a link, from a voter nobody has met. */
export function sealed(link, answer, name = '') {
  const record = Buffer.from(new URL(link).hash.slice('#pm1='.length, -1), 'base64url').subarray(0, -4);
  const hash = createHash('sha256').update('pm-poll-1').update(record).digest();
  const flags = record[1];
  const called = Buffer.from(flags & 2 ? name : '');
  const padded = flags & 2 ? [Buffer.from([called.length]), called, Buffer.alloc((flags & 8 ? 32 : 16) - called.length)] : [];
  const inner = [Buffer.from([called.length ? 16 : 0]), randomBytes(8), Buffer.from([answer]), ...padded];
  const info = Buffer.concat([Buffer.from('pm-sealed-1'), hash]);
  return code('S', Buffer.concat([hash.subarray(0, 3), seal(record.subarray(15, 47), info, Buffer.concat(inner))]));
}

const two = (n) => String(n).padStart(2, '0');

/** A chat as Zoom saves it: `[name, text]` each. */
export const zoom = (messages) =>
  messages
    .map(([name, text], at) => `${two(10 + Math.floor(at / 60) % 12)}:${two(at % 60)}:00 From  ${name}  to  Everyone:\n\t${text.replaceAll('\n', '\n\t')}\n`)
    .join('');

/** The same, copied out of the new Teams. */
export const teams = (messages) =>
  messages
    .map(([name, text], at) => {
      const preview = text.length > 45 ? `${text.slice(0, 45)}...` : text;
      return `${preview} by ${name}\n${name}\n15/01/2026 10:${two(at)}\n\n${text}\n`;
    })
    .join('\n');
