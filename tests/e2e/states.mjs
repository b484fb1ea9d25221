// Named states of the page, for pictures and for journeys that begin in the middle.
//
// A state is a function that drives a freshly loaded page there, by roles and names, as a person would:
//
//   'poll open': async (page, { clock }) => {
//     await states.started(page, { clock });
//     await page.getByRole('button', { name: 'Open the poll' }).click();
//     await clock.advance(5000);
//   },
//
// All of them need the clock that stands still.
const [SECOND, MINUTE] = [1000, 60_000];

/** A written postmortem about an incident that never happened: done items, missing fields, several owners. */
export const document = `# Yesterday’s prices in the shop

- Incident: INC-3180
- Date: 2026-03-11
- Severity: Sev-1
- Owner: Leilani Makoa
- Participants: Farid Haddad, Ngozi Eze, Marisol Quispe

## What happened

The import took an empty feed for a complete one.

## Action items

| Action | Type | Owner | Due | Ticket | Status |
| --- | --- | --- | --- | --- | --- |
| Stop the import when a feed has lost more than 2 % of its rows | Prevent | Ngozi Eze | 2026-03-27 | SHOP-2210 | |
| Page the catalogue on-call when prices are older than 15 minutes | Detect | Farid Haddad, Ngozi Eze | 2026-03-20 | | |
| Show the age of the prices on the operations screen | Detect | | | | |
| Tell the partners what happened | | Marisol Quispe | | SHOP-2213 | Done |

## Follow-up

- Rehearse the switch to fixed prices every quarter, Henrik Solberg, Q2 2026
`;

/** The same without anything to do. */
export const withoutItems = `# A quiet night

- Date: 2026-02-02
- Severity: minor

## What happened

The disk filled up, and somebody emptied it.
`;

const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });
const press = (page, name) => button(page, name).click();
const type = (page, name, text) => page.getByLabel(name, { exact: true }).fill(text);
/** A single key, while no field has the focus. */
async function key(page, one) {
  await page.evaluate(() => globalThis.document.activeElement?.blur());
  await page.keyboard.press(one);
}

async function read(page, text) {
  await press(page, 'Paste the text');
  await type(page, 'The text of the postmortem', text);
  await press(page, 'Read it');
  await page.getByRole('heading', { name: 'Is this what you meant?' }).waitFor();
}

/** The sample meeting, just opened. */
async function sample(page) {
  await press(page, /^See a sample meeting/);
  await page.getByRole('heading', { name: 'Opening' }).waitFor();
}

/** A step of the sample meeting, just opened, after some minutes on the opener. */
async function step(page, clock, title) {
  await sample(page);
  await clock.advance(3 * MINUTE);
  await key(page, 'a');
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('button').click();
  await page.getByRole('heading', { name: title }).waitFor();
}

const path = (page, clock) => step(page, clock, 'How did we get here?');
const decisions = (page, clock) => step(page, clock, 'Decisions and commitments');

async function panel(page, clock, name, tool = name) {
  await path(page, clock);
  await press(page, tool);
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

async function note(page, mark, text) {
  await press(page, mark);
  await type(page, 'Add a note', text);
  await page.getByLabel('Add a note', { exact: true }).press('Enter');
}

async function park(page, topic, contact) {
  await type(page, 'Topic to park, in one line', topic);
  await type(page, 'Who to ask about it', contact);
  await press(page, 'Park it');
}

async function fill(page, fields) {
  for (const [name, text] of Object.entries(fields)) await type(page, name, text);
}

/** Three decisions: do with a hedge in its roll call, later, don't. */
async function decided(page, clock) {
  await decisions(page, clock);
  await press(page, 'Do');
  await fill(page, { Implication: 'An empty feed stops at the door.', 'Makes room': 'The new filters wait.' });
  await press(page, /^Marisol Quispe/);
  await press(page, 'Commits');
  await type(page, 'Marisol Quispe in their own words', 'by 27 March');
  await press(page, 'Next item');
  await press(page, 'Later');
  await fill(page, { Until: 'After Easter', Implication: 'Until then somebody looks every morning.' });
  await press(page, 'Next item');
  await press(page, 'Don’t');
  await fill(page, { Reason: 'The page comes first.', Implication: 'We see it a little later.', 'Accepted by': 'Henrik Solberg' });
}

/** Opens the ballot page of the open poll, as a voter does who presses the link in the chat. */
async function ballot(page, { context, open }) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText('Other ways to ask').click();
  await press(page, 'Copy the voting link');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await open(page, new URL(link).hash);
}

/** The browser refuses storage, as it does in a sandboxed frame. */
export async function refuseStorage(context) {
  await context.addInitScript(() => {
    const refused = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refused });
  });
}

/** The mini window as a page of its own, its desk in another. */
async function mini(page, visit, drive) {
  await page.goto('about:blank');
  const desk = await visit.context.newPage();
  await visit.open(desk);
  await sample(desk);
  await drive(desk);
  await page.setViewportSize({ width: 320, height: 180 });
  await visit.open(page, await desk.evaluate(() => location.hash.replace('meeting', 'mini')));
  await page.locator('.pm-mini').waitFor();
}

export const states = {
  start: async () => {},
  'start, kept meetings': async (page, { clock }) => {
    await states.closed(page, { clock });
    await press(page, 'Menu');
    await press(page, 'To the first page');
    await press(page, /^Start from an agenda/);
    await clock.advance(SECOND);
    await press(page, 'First page');
    await sample(page);
    await clock.advance(SECOND);
    await press(page, 'Menu');
    await press(page, 'To the first page');
    await page.getByRole('heading', { name: 'Go on with a saved meeting' }).waitFor();
  },
  'start, storage refused': async (page, { context, open }) => {
    await refuseStorage(context);
    await open();
    await page.getByText('This browser keeps nothing for this page').waitFor();
  },
  paste: async (page) => {
    await press(page, 'Paste the text');
  },
  'paste, a problem': async (page) => {
    await press(page, 'Paste the text');
    await press(page, 'Read it');
    await page.getByText('There is no text yet.').waitFor();
  },
  review: async (page) => {
    await read(page, document);
  },
  'review, editing': async (page) => {
    await read(page, document);
    await press(page, /^Edit: Show the age/);
  },
  'review, no items': async (page) => {
    await read(page, withoutItems);
  },
  prepare: async (page) => {
    await read(page, document);
    await press(page, /^Take over/);
    await page.getByRole('heading', { name: 'How long do you have?' }).waitFor();
  },
  'prepare, empty': async (page) => {
    await press(page, /^Start from an agenda/);
  },
  'prepare, editing': async (page) => {
    await states.prepare(page);
    await press(page, 'Edit the agenda');
    await press(page, /^How did we get here\?/);
    await button(page, 'Edit').last().click(); // the opener
    await button(page, 'Edit').first().click(); // the facts
    await press(page, /^Farid Haddad/);
    await press(page, /^Show the age of the prices/);
    await press(page, 'Paste a list of names');
    await press(page, 'From a list');
    await press(page, 'Keep this agenda');
  },
  'prepare, replace?': async (page) => {
    await states.prepare(page);
    await press(page, 'Edit the agenda');
    await press(page, /^How did we get here\?/);
    await press(page, 'One minute more');
    await page.getByRole('radio', { name: '30 min' }).check();
    await page.getByText('You have changed this agenda.').waitFor();
  },
  opener: async (page) => {
    await sample(page);
    await press(page, 'Change');
  },
  question: async (page, { clock }) => {
    await path(page, clock);
    await note(page, 'Insight', 'The check counts files, not rows.');
    await note(page, 'Only for me', 'Farid has not spoken yet.');
    await clock.advance(7 * MINUTE);
  },
  cue: async (page, { clock }) => {
    await path(page, clock);
    await clock.advance(18 * MINUTE + SECOND);
    await page.getByText('Time to ask the room.').waitFor();
  },
  extend: async (page, { clock }) => {
    await states.cue(page, { clock });
    await press(page, /^Extend 4 min/);
    await page.getByText('Extend by 4 minutes').waitFor();
  },
  'no more time': async (page, { clock }) => {
    await states.cue(page, { clock });
    for (const minutes of [4, 2, 1]) {
      await press(page, new RegExp(`^Extend ${minutes} min`));
      await press(page, /^Extend to/);
      await clock.advance(minutes * MINUTE + SECOND);
    }
    await page.getByText('no more', { exact: true }).waitFor();
  },
  over: async (page, { clock }) => {
    await path(page, clock);
    await clock.advance(22 * MINUTE + SECOND);
    await page.getByText('The box is used up.').first().waitFor();
  },
  park: async (page, { clock }) => {
    await states.cue(page, { clock });
    await press(page, /^Park write it down/);
  },
  paused: async (page, { clock }) => {
    await path(page, clock);
    await clock.advance(5 * MINUTE);
    await press(page, 'Pause the clock');
    await page.getByText('paused').waitFor();
  },
  proposed: async (page, { clock }) => {
    await step(page, clock, 'Proposed actions');
  },
  'decide now?': async (page, { clock }) => {
    await step(page, clock, 'Proposed actions');
    await clock.advance(44 * MINUTE);
    await page.getByText('Go to decisions now?').waitFor();
  },
  undecided: async (page, { clock }) => {
    await decisions(page, clock);
  },
  'decided, do': async (page, { clock }) => {
    await decided(page, clock);
    await press(page, 'Previous item');
    await press(page, 'Previous item');
    await press(page, 'Wording, team, kind');
  },
  'decided, later': async (page, { clock }) => {
    await decided(page, clock);
    await press(page, 'Previous item');
  },
  'decided, don’t': async (page, { clock }) => {
    await decided(page, clock);
    await press(page, /^Henrik Solberg/);
    await press(page, 'Commits');
    await type(page, 'Henrik Solberg in their own words', 'we’ll try');
    await page.getByLabel('Henrik Solberg in their own words').press('Enter');
    await page.getByText('Sounds like a hedge').waitFor();
  },
  customers: async (page, { clock }) => {
    await step(page, clock, 'Customers, outside message');
    await press(page, 'With edits');
  },
  confidence: async (page, { clock }) => {
    await step(page, clock, 'Confidence in the plan');
  },
  'poll, open': async (page, { clock }) => {
    await step(page, clock, 'Confidence in the plan');
    await press(page, /^Ask now/);
    await page.getByText('Hidden until').or(page.getByText(/ in$/)).first().waitFor();
  },
  'poll, tapping': async (page, { clock }) => {
    await states['poll, open'](page, { clock });
    await press(page, 'Tap them in');
    for (const mark of ['4', '5', '2']) await page.getByRole('group', { name: 'Tap them in' }).getByRole('button', { name: new RegExp(`^${mark} ?[A-Z]`) }).click();
  },
  'poll, revealed': async (page, { clock }) => {
    await states['poll, tapping'](page, { clock });
    await press(page, /^Reveal 3/);
    await page.getByText('Not yet.').first().waitFor();
  },
  'poll, asking': async (page, { clock }) => {
    await decisions(page, clock);
    await key(page, 'v');
    await page.getByRole('heading', { name: 'Ask the room' }).waitFor();
  },
  ballot: async (page, visit) => {
    await states['poll, open'](page, visit);
    await ballot(page, visit);
  },
  'ballot, several': async (page, visit) => {
    await decisions(page, visit.clock);
    await key(page, 'v');
    await press(page, 'Change how it is asked');
    await page.getByLabel('How people answer').selectOption('Do, later, don’t');
    await press(page, /^Ask now/);
    await ballot(page, visit);
  },
  'ballot, copied': async (page, visit) => {
    await states.ballot(page, visit);
    await page.getByRole('radio', { name: /Confident/ }).check();
    await press(page, /^Copy my vote|^Seal and copy/);
    await page.getByRole('heading', { name: /paste it in the call/ }).waitFor();
  },
  'ballot, no poll': async (page) => {
    await press(page, /^Have a poll code/);
  },
  'menu, hand over': async (page, { clock }) => {
    await panel(page, clock, 'This meeting', 'Menu');
    await press(page, 'Hand over');
    await page.getByText('your private notes too').waitFor();
  },
  'handed over': async (page, { clock }) => {
    await states['menu, hand over'](page, { clock });
    await press(page, 'Download the file to hand over');
    await page.getByText(/^You handed over at/).waitFor();
  },
  following: async (page, { clock, context, open }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await panel(page, clock, 'This meeting', 'Menu');
    await press(page, 'Copy the follow link');
    await page.getByText('Copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('about:blank');
    await open(page, new URL(link).hash);
    await page.getByText(/^Planned now/).waitFor();
  },
  'following, over': async (page, visit) => {
    await states.following(page, visit);
    await visit.clock.advance(100 * MINUTE);
    await page.getByText(/^This meeting was planned to end/).waitFor();
  },
  'stage, poll open': async (page, { clock }) => {
    await states['poll, open'](page, { clock });
    await key(page, 's');
  },
  'stage, poll revealed': async (page, { clock }) => {
    await states['poll, revealed'](page, { clock });
    await key(page, 's');
  },
  close: async (page, { clock }) => {
    await decided(page, clock);
    await key(page, 'k');
    await park(page, 'How feeds are tested', 'Bronagh Keane');
    await press(page, 'Close the parking lot');
    await key(page, 'a');
    await page.getByRole('listitem').filter({ hasText: 'Close and read-back' }).getByRole('button').click();
    await page.getByText('Not doing', { exact: true }).waitFor();
  },
  closed: async (page, { clock }) => {
    await states.close(page, { clock });
    await press(page, /^Close the meeting/);
    await press(page, 'Copy as Markdown');
    await page.locator('.pm-notice').waitFor();
  },
  agenda: async (page, { clock }) => {
    await panel(page, clock, 'Agenda');
    await press(page, 'Correct a start time');
  },
  'agenda, editing': async (page, { clock }) => {
    await panel(page, clock, 'Agenda');
    await press(page, 'Edit the agenda');
    await press(page, /^Proposed actions/);
  },
  people: async (page, { clock }) => {
    await panel(page, clock, 'People');
    await page.getByLabel('Presence of Farid Haddad').selectOption('Absent');
    await press(page, /^Marisol Quispe/);
  },
  parking: async (page, { clock }) => {
    await panel(page, clock, 'Parking lot', 'Park');
    await park(page, 'How feeds are tested', 'Bronagh Keane');
  },
  minutes: async (page, { clock }) => {
    await decided(page, clock);
    await clock.advance(9 * MINUTE);
    await press(page, 'Minutes');
  },
  menu: async (page, { clock }) => {
    await panel(page, clock, 'This meeting', 'Menu');
    await press(page, 'Erase this meeting');
  },
  keys: async (page, { clock }) => {
    await path(page, clock);
    await key(page, '?');
    await press(page, 'agenda A');
  },
  'rough clock': async (page, { clock }) => {
    await states.menu(page, { clock });
    await page.getByLabel('Hide seconds, show minutes only').check();
    await press(page, 'Close the menu');
  },
  'directive recalled': async (page, { clock }) => {
    await path(page, clock);
    await key(page, 'd');
    await page.getByText('Norm Kerth').waitFor();
  },
  'after sleep': async (page, { clock }) => {
    await path(page, clock);
    await clock.advance(2 * MINUTE);
    await clock.sleep(12 * MINUTE);
    await clock.advance(SECOND);
    await page.getByText('Did the meeting go on?').waitFor();
  },
  'not kept': async (page, visit) => {
    await states['start, storage refused'](page, visit);
    await path(page, visit.clock);
    await page.getByText('Not kept: this browser refuses storage here.').waitFor();
  },
  'stage, directive': async (page) => {
    await sample(page);
    await key(page, 's');
  },
  'stage, question': async (page, { clock }) => {
    await states.question(page, { clock });
    await key(page, 's');
  },
  'stage, over': async (page, { clock }) => {
    await states.over(page, { clock });
    await key(page, 's');
  },
  'stage, confidence': async (page, { clock }) => {
    await states.confidence(page, { clock });
    await key(page, 's');
  },
  'stage, decide': async (page, { clock }) => {
    await states['decided, later'](page, { clock });
    await key(page, 's');
  },
  'stage, customers': async (page, { clock }) => {
    await states.customers(page, { clock });
    await key(page, 's');
  },
  'stage, close': async (page, { clock }) => {
    await states.close(page, { clock });
    await key(page, 's');
  },
  mini: (page, visit) => mini(page, visit, () => visit.clock.advance(20 * SECOND)),
  'mini, cue': (page, visit) => mini(page, visit, () => visit.clock.advance(200 * SECOND)),
  'mini, over': (page, visit) => mini(page, visit, () => visit.clock.advance(250 * SECOND)),
  'mini, poll': (page, visit) =>
    mini(page, visit, async (desk) => {
      await key(desk, 'v');
      await press(desk, /^Ask now/);
    }),
  'stage, waiting for its desk': async (page, { open }) => {
    await page.goto('about:blank');
    await open(page, '#stage=nobody');
  },
};
