// What scripts/wasm.mjs changes in a program, the program does not notice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { squeeze } from '../scripts/wasm.mjs';

const text = (name) => [name.length, ...Buffer.from(name)];

// (import "./glue.js" "__wbg_add" (func (param i32 i32) (result i32))), a memory with 7 at 4, and an export that adds
// what stands there to its argument.
const code = [0, 0x20, 0, 0x41, 0, 0x28, 2, 4, 0x10, 0, 0x0b];
const program = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 12, 2, 0x60, 2, 0x7f, 0x7f, 1, 0x7f, 0x60, 1, 0x7f, 1, 0x7f],
  ...[2, 23, 1, ...text('./glue.js'), ...text('__wbg_add'), 0, 0],
  ...[3, 2, 1, 1],
  ...[5, 3, 1, 0, 1],
  ...[7, 14, 1, ...text('__wbg_plus'), 0, 1],
  ...[10, code.length + 2, 1, code.length, ...code],
  ...[11, 10, 1, 0, 0x41, 4, 0x0b, 4, 7, 0, 0, 0],
]);
const glue = 'export const add=(e)=>({"./glue.js":{__wbg_add:(a,b)=>a+b}}),run=(e)=>e.__wbg_plus(35);const __wb=0';

test('a program and its glue still fit when both are squeezed', async () => {
  const squeezed = squeeze(Uint8Array.from(program), glue);
  assert.ok(squeezed.wasm.length < program.length && squeezed.glue.length < glue.length);
  assert.ok(!squeezed.glue.includes('__wbg'), squeezed.glue);
  assert.ok(squeezed.glue.endsWith('__wb=0'), 'other names stay');
  for (const { wasm, glue: text } of [{ wasm: program, glue }, squeezed]) {
    const { add, run } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
    const { instance } = await WebAssembly.instantiate(wasm, add());
    assert.equal(run(instance.exports), 42);
  }
});

test('what is not understood is not guessed at', () => {
  const odd = Uint8Array.from(program);
  odd[odd.indexOf(0x28, 70)] = 0x44; // a number of eight bytes where a load was
  assert.throws(() => squeeze(odd, glue));
});
