// For the page around a frame with the widget: connects to it, keeps its meeting, follows its height. No dependencies.
//
//   import { attach } from './postmortem-host.js';
//   const meeting = attach(document.querySelector('iframe'), { autosize: true, on: (message) => ... });
//   const minutes = await meeting.ask('export', { format: 'markdown' });
import { FROM_FRAME, read } from './protocol.js';

/** The least and the most a frame may ask to be tall, in pixels, and how often in a row it may only grow. */
const [LEAST, MOST, GROWTHS] = [200, 4000, 40];

const coded = (code) => Object.assign(new Error(code), { code });

/**
 * Connects to the widget in a frame, as often as that is loaded.
 *
 * `config` may hold theme, muted, autosize, and `on(message)`, which hears what the frame says. With `storage: 'host'`, and
 * `#storage=host` in the frame's address, the page keeps the meeting: it stores the `state` of each `change`, gives it back as
 * `state`, and may ask for minutes. Answers `{ ask(type, fields), detach() }`; `ask` is answered with a text or rejected with
 * an error that has a `code`.
 */
export function attach(frame, { on = () => {}, ...config } = {}) {
  const sandboxed = frame.sandbox.length > 0 && !frame.sandbox.contains('allow-same-origin');
  const origin = new URL(frame.src).origin;
  const asked = new Map();
  let [port, number, state, height, growths] = [undefined, 0, config.state, 0, 0];

  const hear = ({ data }) => {
    const message = read(data, FROM_FRAME);
    if (!message) return;
    if (message.type === 'answer') {
      const { resolve, reject } = asked.get(message.id) ?? {};
      asked.delete(message.id);
      if (message.ok) resolve?.(message.text);
      else reject?.(coded(message.code ?? 'failed'));
      return;
    }
    if (message.type === 'change' && message.state !== undefined) state = message.state || undefined;
    if (message.type === 'resize' && config.autosize) {
      growths = message.height > height ? growths + 1 : 0;
      height = message.height;
      // A page whose layout makes the frame grow with itself would never end.
      if (growths < GROWTHS) frame.style.height = `${Math.min(Math.max(height, LEAST), MOST)}px`;
    }
    on(message);
  };

  const leave = () => {
    port?.close();
    port = undefined;
    for (const { reject } of asked.values()) reject(coded('gone'));
    asked.clear();
  };

  const listen = (event) => {
    if (event.source !== frame.contentWindow || event.origin !== (sandboxed ? 'null' : origin)) return;
    if (read(event.data, FROM_FRAME)?.type !== 'hello') return;
    // Loaded anew, the frame forgets what was asked.
    leave();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = hear;
    const connect = { pm: 1, type: 'connect', ...config, ...(state === undefined ? {} : { state }) };
    event.source.postMessage(connect, sandboxed ? '*' : origin, [channel.port2]);
  };

  addEventListener('message', listen);
  // It may have said hello before.
  frame.contentWindow?.postMessage({ pm: 1, type: 'ping' }, '*');

  return {
    ask: (type, fields = {}) =>
      new Promise((resolve, reject) => {
        if (!port) return void reject(coded('not-ready'));
        asked.set((number += 1), { resolve, reject });
        port.postMessage({ pm: 1, ...fields, type, id: number });
      }),
    detach() {
      removeEventListener('message', listen);
      leave();
    },
  };
}
