// What scripts/bench measures.
//
// - `name`: what a person does.
// - `prepare(page, visit)`: drives the page to where it begins, by roles and names, at full speed.
// - `act(page, count, visit)`: does it once more; the slowest frame of the events in it counts.
// - `times`: how often, 40 by default; `face`: as in a journey.

const items = Array.from(
  { length: 200 },
  (_, n) => `| Check part ${n + 1} of the import before it goes live | Prevent | Person ${(n % 60) + 1} | 2026-03-20 | SHOP-${n + 1} |`,
);
const roles = ['facilitator', 'owner', 'incident commander', 'engineering manager', 'product manager', 'tech lead'];
const people = Array.from({ length: 60 }, (_, n) => `Person ${String.fromCharCode(65 + (n % 26))}${n} (${roles[n] ?? 'engineer'})`);
const document = `# A large meeting

## Action items

| Action | Type | Owner | Due | Ticket |
| --- | --- | --- | --- | --- |
${items.join('\n')}
`;

const press = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
/** Presses where the button is: what a driver does around a click of its own would be counted with it. */
async function click(page, name) {
  const { x, y, width, height } = await page.getByRole('button', { name, exact: true }).boundingBox();
  await page.waitForTimeout(30);
  await page.mouse.click(x + width / 2, y + height / 2);
}
const blur = (page) => page.evaluate(() => globalThis.document.activeElement?.blur());

/** A running meeting with 200 action items and 60 people. */
async function large(page) {
  await press(page, 'Paste the text');
  await page.getByLabel('The text of the postmortem').fill(document);
  await press(page, 'Read it');
  await press(page, 'Take over 200 action items');
  await press(page, 'Paste a list of names');
  await page.getByLabel('Names, or the guests of an invitation').fill(people.join('\n'));
  await press(page, 'Add these 60 people');
  await press(page, 'Start the meeting');
  await page.getByRole('heading', { name: 'Opening' }).waitFor();
}

async function atStep(page, title) {
  await large(page);
  await press(page, 'Agenda');
  await page.getByRole('listitem').filter({ hasText: title }).getByRole('button').click();
  await page.getByRole('heading', { name: title }).waitFor();
  await blur(page);
}

const decisions = (page) => atStep(page, 'Decisions and commitments');

export const interactions = [
  {
    name: 'Tab to the next control',
    act: (page) => page.keyboard.press('Tab'),
  },
  {
    name: 'large: decide an item',
    prepare: decisions,
    act: (page, count) => click(page, ['Do', 'Later', 'Don’t'][count % 3]),
  },
  {
    name: 'large: the next item',
    prepare: decisions,
    act: (page) => click(page, 'Next item'),
  },
  {
    name: 'large: type into a field of an item',
    prepare: async (page) => {
      await decisions(page);
      await press(page, 'Do');
      await page.getByLabel('Implication').focus();
    },
    act: (page, count) => page.keyboard.press('abcdefgh'[count % 8]),
  },
  {
    name: 'large: add a note',
    prepare: async (page) => {
      await atStep(page, 'How did we get here?');
      await page.getByLabel('Add a note').focus();
    },
    act: async (page, count) => {
      await page.keyboard.insertText(`Note ${count}`);
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'large: open and close the people',
    prepare: (page) => atStep(page, 'How did we get here?'),
    act: (page, count) => click(page, count % 2 ? 'Close the people' : 'People'),
  },
  {
    name: 'large: open and close the minutes',
    prepare: (page) => atStep(page, 'How did we get here?'),
    act: (page) => page.keyboard.press('m'),
  },
  {
    name: 'large: go to the next step and back',
    prepare: (page) => atStep(page, 'How did we get here?'),
    act: (page, count) => page.keyboard.press(count % 2 ? 'u' : 'n'),
  },
  {
    name: 'large: stage and desk',
    prepare: decisions,
    act: (page) => page.keyboard.press('s'),
  },
  {
    name: 'large: undo and redo a decision',
    prepare: async (page) => {
      await decisions(page);
      await press(page, 'Do');
      await blur(page);
    },
    act: (page, count) => page.keyboard.press(count % 2 ? 'r' : 'u'),
  },
];
