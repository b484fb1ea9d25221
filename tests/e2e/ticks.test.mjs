// A second that goes by changes the clock on the page, and nothing else.
import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { states } from './states.mjs';

// Runs in the page: notes every change, as the nearest thing with a class and what changed of it.
function observe() {
  window.pmChanges = [];
  const told = ({ type, target, attributeName }) => {
    const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    const place = ['[role="timer"]', '.is-facts', '.pm-rail', '.pm-ends', 'title'].find((part) => element?.closest(part));
    const what = type === 'attributes' ? attributeName : type;
    return place ? `${place} ${what}` : `${element?.outerHTML.slice(0, 160)} ${what}`;
  };
  new MutationObserver((list) => window.pmChanges.push(...list.map(told))).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

const expected = [
  '[role="timer"] aria-label',
  '[role="timer"] characterData',
  '.pm-rail style',
  'title childList',
];

for (const state of ['question', 'decided, later', 'people', 'stage, question', 'stage, decide']) {
  journey(`thirty seconds change only the clock: ${state}`, { clock: true }, async (visit) => {
    const { page, clock } = visit;
    await states[state](page, visit);
    await clock.advance(10_000);
    const before = await page.getByRole('timer').textContent();
    await page.evaluate(observe);
    for (let second = 0; second < 30; second += 1) await clock.advance(1000);
    assert.notEqual(await page.getByRole('timer').textContent(), before);
    const changes = await page.evaluate(() => window.pmChanges);
    const counts = [...new Set(changes)].map((what) => [what, changes.filter((one) => one === what).length]);
    for (const [what, times] of counts) {
      assert.ok(expected.includes(what), `changes too: ${what}`);
      // The digits are two texts, the seconds and now and then the minutes.
      assert.ok(times <= 32, `${what} changes ${times} times in 30 seconds`);
    }
    assert.ok(counts.some(([what]) => what === expected[1]), 'the digits move');
  });
}
