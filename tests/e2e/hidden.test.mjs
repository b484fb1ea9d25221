// Pages that are really hidden and really held back, in real time: the cue comes when it should. The browser begins to
// hold a page back after five minutes, so this takes nine and runs only with HIDDEN=1. In one run it spared a page
// whose title changed, so the title is off in two of the three.
//
//   HIDDEN=1 node --test tests/e2e/hidden.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch } from './browser.mjs';
import { serve } from './serve.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens tabs that the driver does not make believe that they are looked at: everything goes through the browser. */
async function tabs(browser) {
  const session = await browser.newBrowserCDPSession();
  const answers = new Map();
  let last = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
  });
  const open = async (url, before) => {
    const { targetId } = await session.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    const send = (method, params) =>
      new Promise((resolve) => {
        answers.set((last += 1), resolve);
        const message = JSON.stringify({ id: last, method, params });
        session.send('Target.sendMessageToTarget', { sessionId, message });
      });
    const run = async (code) => {
      const expression = `(${code})()`;
      const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      assert.equal(answer.exceptionDetails, undefined, JSON.stringify(answer.exceptionDetails));
      return answer.result.value;
    };
    await send('Page.enable', {});
    if (before) await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${before})()` });
    await send('Page.navigate', { url });
    const front = () => session.send('Target.activateTarget', { targetId });
    return { run, front };
  };
  return { open };
}

// In the page: begins the sample meeting, and notes when the digits change, what is said, and how late timers are.
async function begin() {
  const there = async (find) => {
    while (!find()) await new Promise((resolve) => setTimeout(resolve, 50));
    return find();
  };
  const button = await there(() => [...document.querySelectorAll('button')].find((b) => /^See a sample/.test(b.innerText)));
  window.noted = { digits: [], said: [], broken: [], longest: 0 };
  document.addEventListener('securitypolicyviolation', (event) => window.noted.broken.push(event.effectiveDirective));
  document.ariaNotify = (text) => window.noted.said.push([Date.now(), text]);
  const digits = () => document.querySelector('[role="timer"]')?.textContent ?? '';
  new MutationObserver(() => {
    if (digits() !== window.noted.digits.at(-1)?.[1]) window.noted.digits.push([Date.now(), digits()]);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
  let before = Date.now();
  (function chain() {
    window.noted.longest = Math.max(window.noted.longest, Date.now() - before);
    before = Date.now();
    setTimeout(chain, 1000);
  })();
  // The long step, begun ten minutes ago: its cue comes in eight.
  const press = async (text) => {
    const find = () => [...document.querySelectorAll('button')].find((b) => b.textContent.trim().startsWith(text));
    (await there(find)).click();
  };
  button.click();
  await press('Next: Owner');
  await press('Next: How did');
  await press('Agenda');
  await press('Correct a start time');
  await press('10 min ago');
  await there(() => /^9:/.test(digits()));
  window.noted.digits = [];
  await there(() => window.noted.digits.length > 1);
}

const seconds = (digits) => digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/** Settings, and a browser without threads. */
const quiet = () => localStorage.setItem('pm:settings', '{"title":false}');
const alone = () => {
  localStorage.setItem('pm:settings', '{"title":false}');
  delete window.Worker;
};

test('out of sight for minutes, the cue comes within a second', { timeout: 800_000, skip: !process.env.HIDDEN }, async () => {
  const server = await serve();
  const browser = await launch({ throttling: true });
  try {
    const { open } = await tabs(browser);
    const pages = {
      'as it comes': await open(server.url, () => localStorage.removeItem('pm:settings')),
      'without a title': await open(server.url, quiet),
      'without a title or a thread': await open(server.url, alone),
    };
    for (const page of Object.values(pages)) {
      await page.front();
      await page.run(begin);
    }
    await (await open('about:blank')).front();
    await pause(1000);
    for (const page of Object.values(pages)) assert.equal(await page.run(() => document.hidden), true);

    const first = await pages['as it comes'].run(() => window.noted.digits[0]);
    const left = 120;
    await pause((seconds(first[1]) - left + 15) * 1000);

    for (const [what, page] of Object.entries(pages)) {
      const { digits, said, broken, longest } = await page.run(() => window.noted);
      // Digits that change say when their second begins.
      const [at, first] = digits[1];
      const due = at + (seconds(first) - left) * 1000;
      const [cue] = said.filter(([, text]) => text.startsWith('Time to ask the room'));
      const gaps = digits.slice(1).map(([now], n) => now - digits[n][0]);
      console.log(
        `${what}: cue ${cue && cue[0] - due} ms late, digits at most ${Math.max(...gaps)} ms apart; ` +
          `the page's own timers up to ${longest} ms apart`,
      );
      assert.ok(cue && Math.abs(cue[0] - due) < 1000, `${what}: said ${cue}, due at ${due}`);
      if (what.startsWith('without')) assert.ok(longest > 30_000, `${what}: the browser holds the page back`);
      if (!what.endsWith('thread')) assert.ok(Math.max(...gaps) < 3000, `${what}: it follows by the second`);
      assert.deepEqual(broken, []);
      await page.front();
      await pause(1500);
      const [shown, real] = await page.run(() => [document.querySelector('[role="timer"]').textContent, Date.now()]);
      const wrong = (real - at) / 1000 - (seconds(first) - seconds(shown));
      assert.ok(wrong >= -0.1 && wrong < 1.2, `${what}: the clock is ${wrong} s off on return`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
});
