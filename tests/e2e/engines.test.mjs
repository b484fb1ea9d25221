// The short journey in Firefox and WebKit, in each of the packages: the page, the element, the frame, the single file from
// disk. (Chromium has it in every wiki and host, and by many other tests.)
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist } from '../budget.mjs';
import { eventually } from './browser.mjs';
import { fox } from './firefox.mjs';
import { serve } from './serve.mjs';
import { webkit } from './webkit.mjs';

let server;
let folder;
const pages = {
  '/element.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our wiki</title><link rel="icon" href="data:,">
    <script type="module" src="/postmortem-meeting.js"></script></head><body><h1>Incident 3180</h1>
    <postmortem-meeting meeting="inc-3180"><a href="/">Open the postmortem meeting</a></postmortem-meeting></body></html>`,
};
before(async () => {
  server = await serve({ pages });
  folder = mkdtempSync(join(tmpdir(), 'post mortem '));
  copyFileSync(join(dist, 'postmortem-meeting.html'), join(folder, 'postmortem-meeting.html'));
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const places = {
  'the page': () => server.url,
  'the element': () => `${server.url}element.html`,
  'the page for frames': () => `${server.url}embed.html`,
  'the single file from disk': () => pathToFileURL(join(folder, 'postmortem-meeting.html')).href,
};

// Both run in the page. The widget may be in a tree of its own.

function says(text) {
  const roots = [document.body, ...[...document.querySelectorAll('postmortem-meeting')].flatMap((one) => [...one.shadowRoot.children])];
  return roots.some((root) => root.innerText?.includes(text));
}

function focus(text) {
  const roots = [document, ...[...document.querySelectorAll('postmortem-meeting')].map((one) => one.shadowRoot)];
  const buttons = roots.flatMap((root) => [...root.querySelectorAll('button')]);
  // A number stands for the last answer of the scale.
  const named = (one) => (text === '1-5' ? /^[1-5]/.test(one.innerText.trim()) : one.innerText.trim().startsWith(text));
  const button = buttons.filter((one) => named(one) && !one.disabled).at(-1);
  button?.focus();
  return Boolean(button);
}

/** The short journey by keyboard; `run` runs a function in the page, `enter` presses that key, `stands` hears that all is there. */
async function meeting({ run, enter, stands }) {
  const sees = (text, within = 10_000) =>
    eventually(async () => {
      if (!(await run(says, text))) throw new Error(`waited in vain for “${text}”`);
    }, within);
  const press = async (text) => {
    await eventually(async () => {
      if (!(await run(focus, text))) throw new Error(`no button “${text}”`);
    }, 10_000);
    await enter();
  };
  await sees('See a sample meeting');
  stands?.();
  await press('See a sample meeting');
  await sees('Opening');
  await press('Next');
  await sees('Next: How did we get here?');
  await press('Poll');
  await press('Ask now');
  await press('Tap them in');
  await press('1-5');
  await press('Reveal 1');
  await sees('1 of ');
  await press('Minutes');
  // A window that the system has not brought to the front yet may not copy; a person presses once more.
  await eventually(async () => {
    await press('Copy as Markdown');
    await sees('Copied.', 2000);
  }, 12_000);
}

for (const [name, address] of Object.entries(places)) {
  fox(`Firefox: ${name}`, async ({ open }) => {
    const hand = await open(address());
    const { page } = hand;
    const stands = () => (hand.stands = true);
    await meeting({ run: (...given) => page.evaluate(...given), enter: () => page.keyboard.press('Enter'), stands });
  });

  webkit(`WebKit: ${name}`, async (page) => {
    await page.open(address());
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: '\uE007' }));
    const enter = () => page.ask('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
    await meeting({ run: (...given) => page.run(...given), enter });
  });
}
