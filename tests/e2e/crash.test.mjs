// A page that crashes or is closed at any moment: what was marked saved is there afterwards.
import assert from 'node:assert/strict';
import { journey } from './journey.mjs';
import { states } from './states.mjs';

const rounds = 20;

/** The same random numbers in every run. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function minutes(page) {
  await page.getByRole('button', { name: 'Minutes', exact: true }).click();
  const text = await page.getByRole('textbox', { name: 'Minutes' }).textContent();
  await page.getByRole('button', { name: 'Close the minutes' }).click();
  return text;
}

/** One thing said or done in the meeting; what must be found in the minutes afterwards. */
async function act(page, random, count) {
  const text = `Said ${count}.`;
  if (random(4) === 0) {
    await page.getByRole('button', { name: 'Park', exact: true }).click();
    await page.getByLabel('Topic to park, in one line').fill(text);
    await page.getByRole('button', { name: 'Park it' }).click();
    await page.getByRole('button', { name: 'Close the parking lot' }).click();
  } else {
    await page.getByLabel('Add a note').fill(text);
    await page.getByLabel('Add a note').press('Enter');
    await page.getByText(text).waitFor();
  }
  return text;
}

async function crash(page) {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {}); // nobody is left to answer
  await gone;
}

journey(
  `a page that goes at ${rounds} random moments keeps what it marked as saved`,
  { clock: true, timeout: 180_000, allow: [/^the page crashed$/] },
  async (visit) => {
    const { clock, context, open } = visit;
    const random = numbers(2026);
    let page = visit.page;
    await states.question(page, visit);
    await clock.advance(1000);
    const saved = [];
    let waiting = [];
    let sure = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (let more = random(3); more >= 0; more -= 1) {
        waiting.push(await act(page, random, `${round}-${more}`));
        // A change is kept a quarter of a second later; some moments are before that, some after.
        await clock.advance(random(500));
      }
      await page.getByRole('button', { name: 'Menu' }).click();
      const mark = await page.getByText(/^(Saved in this browser at|Saving …|Not kept)/).textContent();
      assert.doesNotMatch(mark, /^Not kept/);
      if (mark.startsWith('Saved')) {
        saved.push(...waiting);
        waiting = [];
        sure += 1;
      }
      const address = new URL(page.url()).hash;
      assert.match(address, /^#meeting=/);
      if (random(2) === 0) await crash(page);
      await page.close();
      await clock.advance(random(3000));
      page = await context.newPage();
      await open(page, address);
      // One that was killed could not say so: the next one waits for its answer, and one that is going may still give it.
      await clock.advance(1500);
      const here = page.getByRole('button', { name: 'Run it here' });
      if (await here.isVisible()) await here.click();
      await page.getByRole('heading', { name: 'How did we get here?' }).waitFor();
      const found = await minutes(page);
      const lost = saved.filter((text) => !found.includes(text));
      assert.deepEqual(lost, [], `lost in round ${round}`);
      waiting = waiting.filter((text) => found.includes(text)); // what was not marked may be there or not
    }
    assert.ok(sure > 5 && sure < rounds, `marked saved in ${sure} of ${rounds} rounds: both kinds of moments are tried`);
  },
);
