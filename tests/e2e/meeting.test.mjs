// A whole meeting, from a written postmortem to its minutes, by keyboard alone: no mouse, no touch.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { eventually } from './browser.mjs';
import { golden } from './golden.mjs';
import { hand } from './hand.mjs';
import { journey } from './journey.mjs';
import { focused } from './keys.mjs';

const MINUTE = 60_000;

/** A real postmortem where there is one, and a document of the same kind elsewhere; the minutes are the same. */
const real = new URL('../../../shared/data/postmortems/10-posthog-surveys-sdk-bug.md', import.meta.url);
const written = existsSync(real)
  ? readFileSync(real, 'utf8')
  : `# Search answers with nothing - October 3, 2025

On October 3, 2025, a new ranking was read by old pages.

## Timeline

- **10:45** - the new ranking is live

## Remediation

### Immediate Actions

- ✅ Went back to the old ranking

**Action item:** Say earlier that this is an incident. Owner: @robin

### Short-term Improvements

- **Keep both shapes**: Let old pages read the new ranking. [PR](https://code.example/pull/2428)
- **Ignore our own faults**: Do not count them. [PR](https://code.example/pull/2430)

### Long-term Improvements (Target: Q4 2025 - Q1 2026)

- **Try old pages in tests**: Run the newest ranking against the last pages. Owner: @robin
`;

const people = `Tomasz Wierzbicki (facilitator)
Leilani Makoa (owner)
Farid Haddad (incident commander)
Ngozi Eze (engineer)
Marisol Quispe, engineering manager
Henrik Solberg, product manager
Bronagh Keane (tech lead)
Aiko Tanabe (customer liaison)`;

journey(
  'a meeting from the written postmortem to the minutes, by keyboard alone',
  {
    // The page looks at the clock 4 ms after each second, so whole seconds from here are seen at once.
    clock: { wall: Date.UTC(2026, 0, 15, 9) },
    timeout: 240_000,
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
  },
  async ({ page, clock, watch, downloads }) => {
    const { go, key, press, tick, write, paste, choose } = hand(page);
    const sees = (text) => eventually(() => page.getByText(text).first().waitFor({ timeout: 500 }));
    const lacks = async (text) => assert.equal(await page.getByText(text).count(), 0, `${text} is shown`);
    const heading = (name) => page.getByRole('heading', { name, exact: true }).waitFor();
    // The clock is right within a tenth of a second, so it is read a little later.
    const digits = async () => {
      await clock.advance(50);
      return (await page.getByRole('timer').textContent()).trim();
    };
    const minutes = (n) => clock.advance(n * MINUTE + 50);

    // What the stage shows; nothing of it may be the facilitator's own.
    const stage = async () => {
      await page.getByRole('button', { name: 'Back to the desk' }).waitFor();
      const shown = await page.locator('body').innerText();
      for (const hidden of ['Henrik is quiet', 'Only you see', 'hedge', 'we’ll try', 'Ask Bronagh', 'Unfinished', 'Nobody owned'])
        assert.ok(!shown.includes(hidden), `the stage shows: ${hidden}`);
      return shown;
    };

    // The first page, the document, and what was understood of it.
    await press('Paste the text');
    await heading('Paste the postmortem.');
    await paste('The text of the postmortem', written);
    await key('Control+Enter');
    await heading('Is this what you meant?');
    const boxes = page.getByRole('checkbox', { name: /^Take over: / });
    const items = (await boxes.all()).length;
    const titles = await boxes.evaluateAll((all) =>
      all.filter((box) => box.checked).map((box) => box.ariaLabel.slice('Take over: '.length)),
    );
    assert.ok(titles.length >= 4 && items > titles.length, 'open items are taken, what is done is left out');
    const title = await page.getByRole('textbox', { name: 'Title' }).inputValue();
    assert.equal(await page.getByLabel('Day of the incident').inputValue(), '2025-10-03');
    await write('Incident', 'INC-3107');
    await choose('Severity', 'Sev-1');
    await write('Postmortem owner', 'Leilani Makoa');
    await write('Link to the document', 'https://wiki.example/inc-3107');

    // Three items are kept, and corrected where the document says less than the meeting needs.
    const kept = titles.slice(-3);
    const first = 'Run the newest extension against old pages before every release';
    for (const other of titles.slice(0, -3)) await tick(`Take over: ${other}`);
    await go(`Edit: ${kept[0]}`);
    await key('Enter');
    await write('What will be done', first);
    await write('Owner', 'Ngozi Eze');
    await write('Due', '2026-02-06');
    await write('Ticket', 'WEB-101');
    await press(`Done with: ${first}`);
    for (const [title, owner, ticket] of [
      [kept[1], 'Bronagh Keane', 'WEB-102'],
      [kept[2], '', ''],
    ]) {
      await press(`Edit: ${title}`);
      await write('Owner', owner);
      await write('Due', '');
      await write('Ticket', ticket);
      await press(`Done with: ${title}`);
    }
    await press('Take over 3 action items');

    // Preparing: the length, the school, the people from a list.
    await heading('How long do you have?');
    await go('60 min', { role: 'radio' });
    await key('ArrowRight');
    await sees('9 steps, 90 minutes');
    await key('ArrowLeft');
    await sees('9 steps, 60 minutes');
    await go('Buy-in first Most time on causes and on a decision for every action item', { role: 'radio' });
    await key('ArrowDown');
    await sees('7 steps, 60 minutes');
    await key('ArrowUp');
    await sees('9 steps, 60 minutes');
    await press('Paste a list of names');
    await paste('Names, or the guests of an invitation', people);
    await sees('8 names, 8 with a role');
    await press('Add these 8 people');
    await heading('People, 8');
    await heading('Action items, 3');
    await press('Start the meeting');

    // The opener: what is settled, who takes notes.
    await heading('Opening');
    assert.deepEqual(await focused(page), { role: 'heading', name: 'Opening' });
    assert.equal(await digits(), '4:00');
    await tick('Everyone speaks, nobody hogs');
    await tick('We ask what and how, never who and why');
    await tick('Stop word: ELMO, anyone may call it');
    await press('Change');
    await press('Ngozi Eze');
    await sees('Note taker: Ngozi Eze');
    await sees('4 of 4');
    await minutes(3);
    assert.equal(await digits(), '1:00');
    await lacks('Time to ask the room.');
    await minutes(0.5);
    await sees('Time to ask the room.');

    // The next step; the directive comes over it and goes away, the clock goes on.
    await key('n');
    await heading('Owner’s summary');
    await key('d');
    await sees('Regardless of what we discover');
    await clock.advance(30_000);
    assert.equal(await digits(), '4:30');
    await key('d');
    await lacks('Regardless of what we discover');
    await key('i');
    await page.keyboard.type('The timeline is right, apart from the first line.');
    await key('Enter');
    await sees('The timeline is right, apart from the first line.');

    // Somebody does not come, and the desk says so.
    await press('People');
    await choose('Presence of Farid Haddad', 'Absent');
    await press('Everyone else is here');
    await sees('7 of 8 are here');
    await key('Escape');
    await sees('Farid Haddad is away, and nobody else is here as incident commander.');
    await clock.advance(3.5 * MINUTE);

    // How did we get here: notes with marks, the cue, more time that another step pays for.
    await key('Escape', 'n');
    await heading('How did we get here?');
    const note = async (mark, text) => {
      await press(mark);
      await write('Add a note', text, { enter: true });
      await sees(text);
    };
    await note('Insight', 'Nobody owned what old pages may call.');
    await note('Open question', 'Which other parts are loaded late?');
    await note('Idea for later', 'A page that shows which versions are out there.');
    await note('Only for me', 'Henrik is quiet today.');
    await sees('Only you see this');
    await press('Show the stage');
    assert.match(await stage(), /Which wider conditions made this possible/);
    await press('Back to the desk');
    await minutes(17);
    await lacks('Time to ask the room.');
    await minutes(1);
    await sees('Time to ask the room.');
    assert.equal(await digits(), '2:00');
    await press('Extend 4 min');
    await sees('Extend by 4 minutes');
    await go(/^More or different work/, { role: 'radio' });
    await press(/^Extend to 09:31 The meeting still ends 10:00/);
    assert.equal(await digits(), '6:00');
    await minutes(6);
    await minutes(3);
    assert.equal(await digits(), '+3:00');
    await sees('The box is used up.');
    await sees('past the box');
    await sees('1 min behind');

    // A topic is parked, with somebody to ask and a place to go.
    await key('k');
    await heading('Parking lot');
    await write('Topic to park, in one line', 'How long old pages are supported');
    await write('Who to ask about it', 'Henrik Solberg');
    await press('Another meeting');
    await press('Park it');
    await sees('How long old pages are supported');
    await key('Escape');

    // The steps in between, each to its own time.
    for (const [title, spent] of [
      ['Proposed actions', 2],
      ['More or different work', 1],
      ['Confidence in the plan', 2],
    ]) {
      await key('n');
      await heading(title);
      await minutes(spent);
    }
    await sees('Sure it will help');

    // The first item: done, with everything that belongs to it, and a roll call that does not count a hedge.
    await key('n');
    await heading('Decisions and commitments');
    await sees(first);
    const pressed = (name) => page.getByRole('button', { name, exact: true, pressed: true }).waitFor();
    const field = { role: 'textbox' };
    const person = { role: 'combobox' };
    await press('Do');
    await sees('Unfinished: no implication, nobody committed');
    await write('Implication', 'An old page fails before the release, not after.', field);
    await write('Makes room', 'The new survey colours wait.', field);
    await write('Approver', 'Marisol Quispe', person);
    await press(/^Marisol Quispe/);
    await press('Commits');
    await write('Marisol Quispe in their own words', 'by 6 February');
    await press(/^Henrik Solberg/);
    await press('Commits');
    await write('Henrik Solberg in their own words', 'we’ll try');
    await key('Enter');
    await sees('Sounds like a hedge, so it does not count.');
    await sees('1 of 3');
    await sees('Nothing is missing');

    // A slip of the finger, taken back, done again, taken back.
    await press('Don’t');
    await pressed('Don’t');
    await key('u');
    await pressed('Do');
    await key('r');
    await pressed('Don’t');
    await key('u');
    await pressed('Do');
    await minutes(2);

    // The stage shows the item and nothing that is not for all.
    await key('s');
    assert.match(await stage(), /Run the newest extension[^]*An old page fails before the release/);
    await key('s');

    // The second item: later.
    await key('n');
    await sees(kept[1]);
    await press('Later');
    await write('Until', 'After the spring release', field);
    await write('Goes first', 'The tests against old pages', field);
    await write('Implication', 'Until then the review has to see it.', field);
    await press(/^Bronagh Keane/);
    await press('Answers by …');
    await write('Bronagh Keane in their own words', '20 January');
    await key('Enter');

    // In the middle of it the page is loaded again: the same step, the same item, the same second.
    await clock.advance(61_000);
    await press('Menu');
    await sees(/^Saved in this browser at 09:4\d/);
    await key('Escape');
    const before = [await digits(), await page.locator('.pm-desk').innerText()];
    await watch.reload(page);
    await heading('Decisions and commitments');
    assert.deepEqual([await digits(), await page.locator('.pm-desk').innerText()], before);
    await pressed('Later');
    await key('u');
    await sees('Undone.');
    await key('r');
    await sees('Redone.');
    await sees('20 January');

    // The third item: not done, and somebody accepts that.
    await key('n');
    await press('Don’t');
    await write('Reason', 'The reports of the pages tell us within the hour.', field);
    await write('Implication', 'We hear of the next one from a report.', field);
    await write('Accepted by', 'Marisol Quispe', person);
    await key('Enter');
    await sees('Nothing is missing');
    await minutes(3);

    // Customers: what they said, and who lets the message out.
    await sees('Time to ask the room.');
    await press('Move on Customers, outside message');
    await heading('Customers, outside message');
    await write('What customers have said since', 'Two asked whether answers were lost. They were not.');
    await write('The outside message, or a link to it', 'https://status.example/inc-3107');
    await press('Approved');
    await write('Who says so', 'Aiko Tanabe', person);
    await minutes(2);
    await press(/^Next: Close and read-back/);

    // The end: read back, and closed with a button, not with a slip of the finger.
    await heading('Close and read-back');
    await sees('Not doing');
    await minutes(3);
    await key('n');
    await heading('Close and read-back');
    await press(/^Close the meeting/);
    await heading('Minutes');
    await sees('The meeting is closed.');
    await press('Copy as Markdown');
    await sees('Copied.');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(await page.getByRole('textbox', { name: 'Minutes' }).textContent(), copied);
    const told = [title, ...kept].reduce((text, words, n) => text.replaceAll(words, `[from the document ${n}]`), copied);
    golden('minutes.md', told);

    // The save file, opened again on the first page, is the same meeting.
    await press('Menu');
    await press('Download the save file');
    await sees('Downloaded.');
    const { name, text } = await downloads.at(-1);
    assert.match(name, /^[\p{L}\d-]+\.json$/u);
    await press('To the first page');
    await heading('Run a postmortem people will stand behind.');
    const dialog = page.waitForEvent('filechooser');
    await go('Open a save file');
    await key('Enter');
    await (await dialog).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await sees('The meeting was opened from the file.');
    await key('m');
    await heading('Minutes');
    assert.equal(await page.getByRole('textbox', { name: 'Minutes' }).textContent(), copied);
  },
);
