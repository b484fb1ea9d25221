// Compares a text with the one kept in a file. UPDATE=1 writes the file anew instead.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = new URL('./golden/', import.meta.url);

/** Fails with the lines that differ. `name` is a file in tests/e2e/golden, or a URL of a file. */
export function golden(name, actual) {
  const path = fileURLToPath(name instanceof URL ? name : new URL(name, folder));
  if (process.env.UPDATE === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  assert.ok(existsSync(path), `${path} is missing; UPDATE=1 writes it`);
  const expected = readFileSync(path, 'utf8');
  if (actual === expected) return;
  assert.fail(`${path} says otherwise (UPDATE=1 takes the new text):\n${difference(expected, actual)}`);
}

/** The lines that differ, `-` expected and `+` actual, each with its number. */
export function difference(expected, actual) {
  const [old, now] = [expected, actual].map((text) => text.split('\n'));
  // kept[i][j]: how many lines the rests from i and j on can share.
  const kept = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      kept[i][j] = old[i] === now[j] ? kept[i + 1][j + 1] + 1 : Math.max(kept[i + 1][j], kept[i][j + 1]);
  const lines = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) [i, j] = [i + 1, j + 1];
    else if (j >= now.length || (i < old.length && kept[i + 1][j] >= kept[i][j + 1]))
      lines.push(`${(i += 1)}\t- ${old[i - 1]}`);
    else lines.push(`${(j += 1)}\t+ ${now[j - 1]}`);
  }
  return lines.join('\n');
}
