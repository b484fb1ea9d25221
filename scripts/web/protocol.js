// The protocol `pm/1` between a page and the frame with the widget: what a message may be. Both sides take from a
// message only the fields named here, each a short text, a number or a switch; everything else in it is never looked at,
// so its size and depth do not matter.

/** The longest text of any field but a meeting's state, and the longest state, in characters. */
const TEXT = 2_000;
const STATE = 4 * 1024 * 1024;

const text = (most = TEXT) => (value) => typeof value === 'string' && value.length <= most;
const word = text(40);
const flag = (value) => typeof value === 'boolean';
const number = (value) => Number.isSafeInteger(value) && value >= 0;
const theme = (value) => value === 'light' || value === 'dark' || value === 'auto';
const storage = (value) => value === 'local' || value === 'none' || value === 'host';
const byHost = (value) => value === 'host';

/** What a host says: fields by type; those that end in `!` must be there. */
export const FROM_HOST = {
  connect: { nonce: word, theme, storage: byHost, muted: flag, autosize: flag, state: text(STATE) },
  ping: {},
  load: { 'id!': number, 'state!': text(STATE) },
  configure: { 'id!': number, theme, muted: flag, autosize: flag },
  export: { 'id!': number, 'format!': word },
  do: { 'id!': number, 'what!': word },
};

/** What a frame says. */
export const FROM_FRAME = {
  hello: { 'version!': word, storage: flag },
  ready: { nonce: word, 'version!': word, 'storage!': storage },
  resize: { 'height!': number },
  change: { 'revision!': number, state: text(STATE) },
  step: { 'id!': number, 'index!': number, 'of!': number },
  timer: { 'phase!': word, remainingMs: (value) => Number.isSafeInteger(value) },
  poll: { 'id!': number, 'open!': flag },
  exported: { 'format!': word },
  error: { 'code!': word },
  answer: { 'id!': number, ok: flag, text: text(STATE), code: word },
};

/** A message as what `kinds` knows of it, or undefined when it is none of them. Never throws, whatever it gets. */
export function read(data, kinds) {
  try {
    if (typeof data !== 'object' || data === null || data.pm !== 1) return undefined;
    if (!Object.hasOwn(kinds, data.type)) return undefined;
    const message = { type: data.type };
    for (const [name, fits] of Object.entries(kinds[data.type])) {
      const field = name.replace('!', '');
      const value = Object.hasOwn(data, field) ? data[field] : undefined;
      if (value !== undefined && fits(value)) message[field] = value;
      else if (value !== undefined || name !== field) return undefined;
    }
    return message;
  } catch {
    return undefined;
  }
}
