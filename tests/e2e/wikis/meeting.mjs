// What is done with the widget in every wiki, whatever holds it.
import assert from 'node:assert/strict';

/** What journeys in wikis need: a clipboard, and a window as wide as wikis are read in. */
export const settings = {
  load: false,
  timeout: 60_000,
  context: { permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1000, height: 800 } },
};

/** The short journey: a step is run, a vote is tallied, the minutes are copied. */
export async function meeting(page, widget) {
  await widget.getByRole('button', { name: /sample/i }).click();
  await widget.locator('.pm-desk').waitFor();
  await widget.getByRole('button', { name: /^Next/ }).click();
  await widget.locator('.pm-now h2').filter({ hasText: 'Owner’s summary' }).waitFor();
  await widget.getByRole('button', { name: 'Poll', exact: true }).click();
  await widget.getByRole('button', { name: /^Ask now/ }).click();
  await widget.getByRole('button', { name: 'Tap them in' }).click();
  await widget.getByRole('group', { name: 'Tap them in' }).locator('button').filter({ hasText: /^[1-5]/ }).last().click();
  await widget.getByRole('button', { name: /^Reveal 1/ }).click();
  await widget.getByText(/1 of \d in/).first().waitFor();
  await widget.getByRole('button', { name: 'Minutes', exact: true }).click();
  await widget.getByRole('button', { name: 'Copy as Markdown' }).click();
  await widget.getByText('Copied.').waitFor();
  const minutes = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(minutes, /Owner’s summary/);
}
