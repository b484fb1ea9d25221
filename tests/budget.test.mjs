// The page stays small enough to be opened in the middle of a call.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ceiling, dist, goal, single, table, total, weigh } from './budget.mjs';

test('the page grows no heavier on its way to its goal', () => {
  const files = weigh();
  console.log(table(files));
  assert.ok(
    files.some(({ kind }) => kind === 'WebAssembly'),
    'the page loads no WebAssembly: was the right folder weighed?',
  );
  const { brotli } = total(files);
  if (brotli > goal) console.log(`${brotli - goal} bytes above the goal`);
  assert.ok(brotli <= ceiling, `the page weighs ${brotli} bytes, ${brotli - ceiling} more than it did`);
  assert.ok(ceiling - brotli < 5_000 || ceiling === goal, 'the page is lighter than its ceiling: lower it');
});

test('the one HTML file is small enough to be attached and mailed', () => {
  const { length } = readFileSync(join(dist, 'postmortem-meeting.html'));
  console.log(`the one file weighs ${length.toLocaleString('en')} of ${single.toLocaleString('en')} bytes`);
  assert.ok(length > 100_000, 'there is no program in it');
  assert.ok(length <= single, `the one file weighs ${length} bytes, ${length - single} too many`);
});
