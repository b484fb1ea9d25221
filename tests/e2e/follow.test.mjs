// The follow link: a participant's own page shows the facilitator's plan by the clock, and never claims more.
import assert from 'node:assert/strict';
import { eventually, visiting } from './browser.mjs';
import { journey } from './journey.mjs';

// Digits turn over a little after the full second.
const [HALF, MINUTE] = [500, 60_000];
const permissions = ['clipboard-read', 'clipboard-write'];
const NINE = Date.UTC(2026, 0, 15, 9);

const press = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

/** The sample meeting since nine, since 9:03 at the step of twenty minutes. */
async function path(page, clock) {
  await press(page, /^See a sample meeting/);
  await clock.advance(3 * MINUTE);
  await page.keyboard.press('a');
  await page.getByRole('listitem').filter({ hasText: 'How did we get here?' }).getByRole('button').click();
  await page.getByRole('heading', { name: 'How did we get here?' }).waitFor();
}

async function link(page) {
  await press(page, 'Menu');
  await press(page, 'Copy the follow link');
  await eventually(async () => assert.match(await copied(page), /pmf1=|PMUF1/));
  return copied(page);
}

/** Somebody with a browser of their own, whose clock says what it says. */
const follower = (browser, server, hash, wall) =>
  visiting(browser, { clock: { wall }, server, hash, face: 'desk-280' });

async function seen(browser, server, hash, wall, check) {
  const visit = await follower(browser, server, hash, wall);
  try {
    await visit.open();
    await check(visit.page, visit.clock, (text) => visit.page.getByText(text).first().waitFor());
    visit.watch.check();
  } finally {
    await visit.close();
  }
}

journey(
  'a participant sees the same countdown from a link alone, and it is called planned',
  { clock: true, context: { permissions } },
  async ({ page, clock, browser, server }) => {
    await path(page, clock);
    await clock.advance(7 * MINUTE + HALF);
    const first = await link(page);
    assert.ok(first.length < 200, `${first.length} characters`);
    assert.ok(!/price|SHOP|Sev/i.test(decodeURIComponent(first)), 'no detail of the incident');
    const desk = await page.getByRole('timer').textContent();
    const hash = new URL(first).hash;

    await seen(browser, server, hash, NINE + 10 * MINUTE + HALF, async (other, others, sees) => {
      await other.getByRole('heading', { name: 'How did we get here?' }).waitFor();
      assert.equal(await other.getByRole('timer').textContent(), desk);
      await sees('Planned now: step 3 of 9');
      await sees('This is the plan as of 09:10');
      await sees('A meeting you follow');
      // Time passes there by itself: the digits, then the step the plan has next.
      await others.advance(MINUTE);
      assert.equal(await other.getByRole('timer').textContent(), '12:00');
      await others.advance(12 * MINUTE + 1000);
      await other.getByRole('heading', { name: 'Proposed actions', exact: true }).waitFor();
      await sees('Planned now: step 4 of 9');
      assert.equal(await other.locator('[aria-current="step"]').count(), 1);
      await others.advance(45 * MINUTE);
      await sees('Planned to be over since');
      await others.advance(60 * MINUTE);
      await other.getByRole('heading', { name: 'This meeting was planned to end on 15 Jan 2026, 10:00' }).waitFor();
      assert.equal(await other.getByRole('timer').count(), 0, 'no wrong time');
      await press(other, 'Back to the first page');
      await other.getByRole('heading', { name: /^Run a postmortem/ }).waitFor();
    });
    // A clock that is behind, and one a day later.
    await seen(browser, server, hash, NINE - 20 * MINUTE, (_, __, sees) => sees('Starts at 09:00'));
    await seen(browser, server, hash, NINE + 24 * 60 * MINUTE, (_, __, sees) => sees('planned to end on 15 Jan 2026, 10:00'));
    await seen(browser, server, hash.slice(0, -3), NINE, (_, __, sees) => sees('The link or code was cut.'));
    await seen(browser, server, hash.replace('pmf1', 'pm1'), NINE, (_, __, sees) => sees('The link or code was cut.'));

    // More time moves the end: the desk offers a new link, which says so.
    await page.getByText('The times moved').waitFor({ state: 'detached' });
    await press(page, 'Menu');
    await clock.advance(11 * MINUTE);
    await press(page, /^Extend 4 min/);
    await press(page, /^Extend to/);
    await page.getByText('The times moved since you shared the follow link.').waitFor();
    await press(page, 'Copy a new one');
    await eventually(async () => assert.notEqual(await copied(page), first));
    await page.getByText('The times moved').waitFor({ state: 'detached' });
    const second = new URL(await copied(page)).hash;
    await seen(browser, server, second, NINE + 21 * MINUTE + HALF, async (other, _, sees) => {
      assert.equal(await other.getByRole('timer').textContent(), await page.getByRole('timer').textContent());
      await sees('This is the plan as of 09:21');
    });
  },
);

journey(
  'the title goes along when the facilitator says so, and a pause shows no times',
  { clock: true, context: { permissions } },
  async ({ page, clock, browser, server }) => {
    await path(page, clock);
    await page.keyboard.press('p');
    await press(page, 'Menu');
    await page.getByRole('checkbox', { name: 'With the meeting’s title' }).check();
    await press(page, 'Copy the follow link');
    await eventually(async () => assert.match(await copied(page), /pmf1=/));
    const title = await page.locator('.pm-top h1').textContent();
    await seen(browser, server, new URL(await copied(page)).hash, NINE + 5 * MINUTE, async (other, _, sees) => {
      await sees(title);
      await sees('The clock stood still at 09:03');
      assert.equal(await other.getByRole('timer').count(), 0);
    });
  },
);

journey(
  'where there are no links a code does the same, pasted on the first page',
  { clock: true, context: { permissions } },
  async ({ page, clock, browser, server }) => {
    await path(page, clock);
    const text = await link(page);
    const other = await follower(browser, server, '', NINE + 4 * MINUTE);
    try {
      await other.open();
      const paste = async (text) => {
        await other.page.getByRole('textbox', { name: 'Poll code or link, or another code' }).fill(text);
        await press(other.page, 'Open it');
      };
      await press(other.page, /^Have a poll code/);
      await paste('PMUF1ZZ no code of ours');
      await other.page.getByText('There is no code in this text.').waitFor();
      await paste(`10:03 Tomasz: ${text} please`);
      await other.page.getByRole('heading', { name: 'How did we get here?' }).waitFor();
      other.watch.check();
    } finally {
      await other.close();
    }
  },
);
