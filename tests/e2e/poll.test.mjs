// A poll carried by the call's own chat: a facilitator and five voters, each with a browser of their own.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist } from '../budget.mjs';
import { forged, sealed, teams, zoom } from './chat.mjs';
import { eventually, intranet, visiting } from './browser.mjs';
import { journey } from './journey.mjs';

const MINUTE = 60_000;
const permissions = ['clipboard-read', 'clipboard-write'];

/** The host page of a wiki that lets the frame do nothing but run. */
const wiki = `<!doctype html><html lang="en"><head><title>A wiki</title><link rel="icon" href="data:,"></head>
  <body><h1>A page of a wiki</h1><iframe title="Vote" sandbox="allow-scripts" src="./" width="420" height="700"></iframe></body></html>`;

const server = {
  pages: { '/host.html': wiki },
  headers: (path) => ({
    'access-control-allow-origin': '*',
    ...(path === '/host.html' ? { 'content-security-policy': undefined } : {}),
  }),
};

const file = pathToFileURL(join(dist, 'postmortem-meeting.html')).href;

/** Counts what a person does, so that the number of actions is known and not guessed. */
function counted() {
  const done = [];
  return { done, act: async (what, doing) => (done.push(what), doing) && doing() };
}

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

/** The sample meeting at its confidence step. */
async function confidence(page, clock) {
  await page.getByRole('button', { name: /^See a sample meeting/ }).click();
  await clock.advance(3 * MINUTE);
  await page.keyboard.press('a');
  await page.getByRole('listitem').filter({ hasText: 'Confidence in the plan' }).getByRole('button').click();
  await page.getByRole('heading', { name: 'Confidence in the plan' }).waitFor();
}

/** Brings text in as a person does: copied in the chat, pasted anywhere on the desk. */
async function bring(page, text) {
  await page.evaluate((all) => navigator.clipboard.writeText(all), text);
  await page.locator('h2').first().focus();
  await page.keyboard.press('ControlOrMeta+v');
}

const counts = (page) =>
  page.locator('.pm-scale').first().locator('li').evaluateAll((rows) =>
    Object.fromEntries(rows.map((row) => [row.querySelector('.is-level').textContent, Number(row.querySelector('.is-votes small')?.textContent ?? 0)])),
  );

journey(
  'a ballot sealed by another program opens, and one under another’s name is held back',
  { clock: true, context: { permissions } },
  async ({ page, clock }) => {
    await confidence(page, clock);
    await page.getByRole('button', { name: 'Change how it is asked' }).click();
    await page.getByLabel('How votes travel').selectOption({ label: 'sealed' });
    await page.getByRole('button', { name: /^Ask now/ }).click();
    await page.getByRole('button', { name: 'Copy the voting link' }).click();
    const link = await copied(page);
    await bring(page, zoom([['Ngozi Eze', sealed(link, 5)], ['Aiko Tanabe', sealed(link, 6, 'Aiko Tanabe')], ['Mallory', sealed(link, 1, 'Farid Haddad')]]));
    await page.getByText('2 of 5 in').first().waitFor();
    await page.getByText('was posted by somebody else than its name says').waitFor();
    await page.getByRole('button', { name: /^Reveal 2 of 5/ }).click();
    await page.getByText('Everyone is at four or five.').waitFor();
    assert.deepEqual(await counts(page), { 5: 1, 4: 1, 3: 0, 2: 0, 1: 0, 0: 0 });
  },
);

journey(
  'five voters, two platforms’ logs, a reload, and a second round',
  { clock: true, timeout: 240_000, server, context: { permissions } },
  async (desk) => {
    const { page, clock, browser, watch } = desk;
    const press = (name) => page.getByRole('button', { name }).click();
    const sees = (text) => page.getByText(text).first().waitFor();
    const voters = [];

    /** A voter with a profile of their own, at the same page by another address if need be. */
    const voter = async (path, { host, frame, disk } = {}) => {
      const allow = [...(frame ? [/[Cc]lipboard/] : []), ...(disk ? [/elsewhere: file:\S+postmortem-meeting\.html$/] : [])];
      const visit = await visiting(browser, { context: { permissions: host ? [] : permissions }, server: desk.server, host, allow });
      voters.push(visit);
      if (disk) {
        await visit.page.goto(file);
        await visit.watch.loaded(visit.page);
      } else {
        await visit.open(visit.page, frame ? 'host.html' : path);
      }
      return { visit, page: visit.page, face: frame ? visit.page.frameLocator('iframe') : visit.page };
    };

    await confidence(page, clock);

    // An earlier poll, whose ballot somebody posts again later.
    await press('Poll');
    await page.getByRole('button', { name: /^Ask now/ }).click();
    await page.getByText('Other ways to ask').click();
    await press('Copy the voting link');
    const old = await voter(new URL(await copied(page)).hash);
    await old.face.getByRole('radio', { name: /Confident/ }).check();
    await old.face.getByRole('button', { name: /^Copy my vote/ }).click();
    const stale = await old.face.getByRole('textbox', { name: 'Your vote as a code' }).inputValue();
    assert.match(stale, /^PMUB1/);
    await page.getByRole('button', { name: 'Take the question away' }).click();

    // The poll itself, sealed.
    await page.getByRole('button', { name: 'Change how it is asked' }).click();
    await page.getByLabel('How votes travel').selectOption({ label: 'sealed' });
    await page.getByRole('button', { name: /^Ask now/ }).click();
    await press('Copy the voting link');
    const link = await copied(page);
    assert.ok(link.length <= 480, `${link.length} characters`);
    await page.getByText('Other ways to ask').click();
    await press('Copy the poll code');
    const invitation = await copied(page);
    assert.match(invitation, /^PMUP1/);
    const tag = (await page.getByText(/^Poll [0-9A-Z]{3}$/).first().textContent()).slice(5);
    const chat = [['Tomasz Wierzbicki', link]];

    // Leilani: sealed, and changed once. Five actions from the link to the posted ballot.
    const { done, act } = counted();
    const leilani = await act('open the link', () => voter(new URL(link).hash));
    assert.equal(await leilani.face.getByText(`Poll ${tag}`).count(), 1, 'both show the same letters');
    await act('choose', () => leilani.face.getByRole('radio', { name: /Confident/ }).check());
    await act('seal and copy', () => leilani.face.getByRole('button', { name: /^Seal and copy/ }).click());
    await leilani.face.getByRole('heading', { name: /^Copied/ }).waitFor();
    const before = await act('paste into the chat', () => copied(leilani.page));
    await act('press Enter', () => chat.push(['Leilani Makoa', before]));
    assert.ok(done.length <= 5, done.join(', '));
    await leilani.face.getByRole('button', { name: 'Change my vote' }).click();
    await leilani.face.getByRole('radio', { name: /Serious doubts/ }).check();
    await leilani.face.getByRole('button', { name: /^Seal and copy/ }).click();
    await leilani.face.getByRole('heading', { name: /^Copied/ }).waitFor();
    const after = await copied(leilani.page);
    assert.equal(after.length, before.length, 'every vote is as long as the other');

    // Farid: sealed, on plain http, where the browser has no clipboard and no crypto.subtle.
    const farid = await voter(new URL(link).hash, { host: intranet });
    assert.equal(await farid.page.evaluate(() => isSecureContext), false);
    await farid.face.getByRole('radio', { name: /Sure it will help/ }).check();
    await farid.face.getByRole('button', { name: /^Seal and copy/ }).click();
    chat.push(['Farid Haddad', await farid.face.getByRole('textbox', { name: 'Your vote as a code' }).inputValue()]);

    // Ngozi and Aiko: in a frame without storage, and from the file on disk; both unsealed on purpose.
    const open = async (name, level, options) => {
      const { face } = await voter('', options);
      await face.getByRole('button', { name: /^Have a poll code/ }).click();
      await face.getByRole('textbox', { name: 'Poll code or link' }).fill(`Please vote: ${invitation} thanks`);
      await face.getByRole('button', { name: 'Open it' }).click();
      await face.getByRole('radio', { name: level }).check();
      await face.getByRole('button', { name: /^Copy it unsealed/ }).click();
      const posted = await face.getByRole('textbox', { name: 'Your vote as a code' }).inputValue();
      assert.match(posted, /^PMUB1/);
      chat.push([name, posted]);
    };
    await open('Ngozi Eze', /Can live with it/, { frame: true });
    await open('Aiko Tanabe', /Confident/, { disk: true });

    // Sipho types, and what does not belong.
    chat.push(['Tomasz Wierzbicki', `Poll ${tag}: type 0 to 5.`], ['Sipho Dlamini', '3']);
    chat.push(['Mallory', forged(before)], ['Farid Haddad', stale], ['Leilani Makoa', after], ['Ngozi Eze', '4.5']);

    // From the chat to the tally in at most four actions.
    const tallying = counted();
    const log = await tallying.act('select all of the chat', () => zoom(chat));
    await tallying.act('copy it', () => page.evaluate((all) => navigator.clipboard.writeText(all), log));
    await tallying.act('go back to the desk', () => page.locator('h2').first().focus());
    await tallying.act('paste', () => page.keyboard.press('ControlOrMeta+v'));
    await sees('5 of 5 in');
    assert.ok(tallying.done.length <= 4, tallying.done.join(', '));
    await sees('Everybody is in.');
    const stage = await page.locator('body').innerText();
    assert.ok(!/Lowest/.test(stage), 'no vote is shown before the reveal');

    // A reload: the key is kept, the votes come from the chat once more; pasted twice in two layouts nothing changes.
    await watch.reload(page);
    await sees('Votes that came in before the reload are not here');
    await bring(page, zoom(chat));
    await sees('5 of 5 in');
    await bring(page, teams(chat));
    await sees('5 of 5 in');
    for (const reason of ['belongs to another question', 'was not made by a ballot page', 'can be read in more than one way'])
      await sees(reason);

    await page.getByRole('button', { name: /^Reveal 5 of 5/ }).click();
    await sees('Not yet.');
    assert.deepEqual(await counts(page), { 5: 1, 4: 1, 3: 2, 2: 1, 1: 0, 0: 0 });
    await sees('One serious doubt.');
    assert.equal(await page.evaluate(() => Object.keys(sessionStorage).length), 0, 'the key is gone');

    // A ballot that comes now is late.
    await leilani.face.getByRole('button', { name: 'Change my vote' }).click();
    await leilani.face.getByRole('radio', { name: /Sure it will help/ }).check();
    await leilani.face.getByRole('button', { name: /^Seal and copy/ }).click();
    await leilani.face.getByRole('heading', { name: /^Copied/ }).waitFor();
    await bring(page, zoom([...chat, ['Leilani Makoa', await copied(leilani.page)]]));
    await page.getByText(/not counted$/).first().click();
    await sees('came after the reveal');
    assert.deepEqual(await counts(page), { 5: 1, 4: 1, 3: 2, 2: 1, 1: 0, 0: 0 });

    // The doubt is counted by hand for nobody; the second round is typed and tapped.
    await page.getByRole('button', { name: /^Second round/ }).click();
    await sees('0 of 5 in');
    const second = (await page.getByText(/^Poll [0-9A-Z]{3}$/).first().textContent()).slice(5);
    assert.notEqual(second, tag);
    const typed = [['Tomasz Wierzbicki', `Poll ${second}: type 0 to 5.`], ['Farid Haddad', '5'], ['Ngozi Eze', '4'], ['Aiko Tanabe', '4'], ['Sipho Dlamini', '4']];
    await bring(page, zoom([...chat, ...typed]));
    await sees('4 of 5 in');
    await sees('Waiting for Leilani Makoa');
    await press('Tap them in');
    await page.getByRole('group', { name: 'Tap them in' }).focus().catch(() => {});
    await page.getByRole('button', { name: 'Leilani Makoa' }).focus();
    await page.keyboard.press('3');
    await sees('5 of 5 in');
    await page.getByRole('button', { name: /^Reveal 5 of 5/ }).click();
    await sees('Go on, and hear the doubts.');
    assert.deepEqual(await counts(page), { 5: 1, 4: 3, 3: 1, 2: 0, 1: 0, 0: 0 });
    await page.getByRole('button', { name: /^On record: agreed, doubts/ }).click();
    await page.getByLabel('What follows: next step, who, until when').fill('Leilani adds a rehearsal, by 27 March');
    await page.keyboard.press('Enter');

    await press('Minutes');
    const minutes = await page.getByRole('textbox', { name: 'Minutes' }).textContent();
    for (const line of [
      /How confident are you .*\*\*agreed, doubts on record\*\*: Leilani adds a rehearsal, by 27 March/,
      /Round 1, 5 of 5 in, \d not counted: .*2 \(Serious doubts\): 1/,
      /Round 2, 5 of 5 in, \d not counted: .*3 \(Can live with it, doubts worth hearing\): 1/,
    ])
      assert.match(minutes, line);
    await eventually(() => watch.check());
    for (const visit of voters) {
      visit.watch.check();
      await visit.close();
    }
  },
);
