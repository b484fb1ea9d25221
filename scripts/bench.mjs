// See scripts/bench. Only numbers of one run on one machine can be compared: the first row is what nothing costs.
import { launch, visiting } from '../tests/e2e/browser.mjs';
import { sealed, zoom } from '../tests/e2e/chat.mjs';
import { interactions } from '../tests/e2e/interactions.mjs';

const slowed = 4;
const words = process.argv.slice(2);

// Runs in the page: for every click and key, the time from the event to after the next frame has been painted.
function measure() {
  window.pmFrames = [];
  window.pmTasks = [];
  window.pmWaiting = 0;
  const afterPaint = (done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  const seen = ({ timeStamp }) => {
    window.pmWaiting += 1;
    afterPaint(() => {
      window.pmFrames.push(performance.now() - timeStamp);
      window.pmWaiting -= 1;
    });
  };
  for (const type of ['click', 'keydown', 'input', 'paste', 'drop'])
    window.addEventListener(type, seen, { capture: true });
  new PerformanceObserver((list) => window.pmTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
}

async function run(browser, { prepare = async () => {}, act, times = 40, face }) {
  const visit = await visiting(browser, { face, motion: 'no-preference' });
  const { page } = visit;
  try {
    await page.addInitScript(measure);
    await visit.open();
    await prepare(page, visit);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    const frames = [];
    const tasks = [];
    for (let count = 0; count < times + 3; count += 1) {
      await page.evaluate(() => void (window.pmFrames.length = window.pmTasks.length = 0));
      await act(page, count, visit);
      await page.waitForFunction(() => window.pmFrames.length > 0 && window.pmWaiting === 0);
      await page.waitForTimeout(30); // whatever it set off is over
      const [slowest, longest] = await page.evaluate(() => [
        Math.max(...window.pmFrames),
        Math.max(0, ...window.pmTasks),
      ]);
      if (count < 3) continue; // warming up
      frames.push(slowest);
      tasks.push(longest);
    }
    visit.watch.check();
    return { frames: frames.sort((a, b) => a - b), longest: Math.max(...tasks) };
  } finally {
    await visit.close();
  }
}

/** A megabyte of chat with a thousand sealed ballots: from the paste to the tally, and the longest task meanwhile. */
async function flood(browser) {
  const visit = await visiting(browser, { context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  const { page } = visit;
  const button = (name) => page.getByRole('button', { name });
  try {
    await page.addInitScript(measure);
    await visit.open();
    await button(/^See a sample meeting/).click();
    await page.keyboard.press('a');
    await page.getByRole('listitem').filter({ hasText: 'Confidence in the plan' }).getByRole('button').click();
    await button('Change how it is asked').click();
    await page.getByLabel('Who votes').selectOption({ label: 'anybody' });
    await page.getByLabel('How votes travel').selectOption({ label: 'sealed' });
    await button(/^Ask now/).click();
    await button('Copy the voting link').click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const said = 'I saw the first alert at ten past eight, and the graph of the queue only later. '.repeat(10);
    const chat = Array.from({ length: 1000 }, (_, n) => [`Voter ${n}`, [`Voter ${n}`, sealed(link, 1 + (n % 6))], said]);
    const text = zoom(chat.flatMap(([name, ballot, words]) => [ballot, [name, words]]));
    await page.evaluate((all) => navigator.clipboard.writeText(all), text);
    await page.locator('h2').first().focus();
    const begun = await page.evaluate(() => ((window.pmTasks.length = 0), performance.now()));
    await page.keyboard.press('ControlOrMeta+v');
    await page.getByText('1000 in').first().waitFor({ timeout: 60_000 });
    const [took, longest] = await page.evaluate((since) => [performance.now() - since, Math.max(0, ...window.pmTasks)], begun);
    return { bytes: text.length, took, longest };
  } finally {
    await visit.close();
  }
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const cells = (...values) => values.map((value) => String(value).padStart(9)).join('');
const ms = (value) => value.toFixed(1);

const browser = await launch();
console.log(`event to next frame in ms, processor slowed ${slowed} times; the longest task if over 50 ms\n`);
console.log('interaction'.padEnd(44) + cells('times', 'p50', 'p95', 'max', 'task'));
const nothing = { name: 'nothing: a key that nobody listens to', act: (page) => page.keyboard.press('ScrollLock') };
for (const interaction of [nothing, ...interactions.filter(({ name }) => words.every((word) => name.includes(word)))]) {
  const { frames, longest } = await run(browser, interaction);
  const numbers = [at(frames, 0.5), at(frames, 0.95), frames.at(-1)].map(ms);
  console.log(interaction.name.padEnd(44) + cells(frames.length, ...numbers, longest ? ms(longest) : '-'));
}
if (words.every((word) => 'paste a chat'.includes(word))) {
  const { bytes, took, longest } = await flood(browser);
  console.log(`\npaste a chat of ${bytes} bytes with 1,000 sealed ballots, processor not slowed: ${ms(took)} ms to the tally; longest task ${longest ? ms(longest) : 'under 50'} ms`);
}
await browser.close();
