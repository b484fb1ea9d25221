// Starts the program of the single file: program and styles lie packed in an element of the page. `start` is what the
// glue exports; PACKED, SUM and WASM are filled in by the build.
// No `await` at the top: a browser too old for that would not even say that it is too old.

/** Lets the page draw and answer, unless it could do so just now. */
let since = performance.now();
async function rest() {
  if (performance.now() - since < 30) return;
  await new Promise((resolve) => setTimeout(resolve));
  since = performance.now();
}

async function run() {
  const text = document.getElementById('program').textContent;
  const packed = bytesOf(text).subarray(0, PACKED);
  if (packed.length !== PACKED || sumOf(packed) !== SUM) throw Object.assign(new Error('This file is damaged'), { words: 'damaged' });
  const all = await unpacked(packed, rest);
  const style = document.createElement('style');
  style.textContent = new TextDecoder().decode(all.subarray(WASM));
  document.head.append(style);
  await start({ module_or_path: all.subarray(0, WASM) });
  for (const id of ['program', 'waiting', 'not-started', 'damaged']) document.getElementById(id)?.remove();
}

run().catch((error) => {
  const words = document.getElementById(error.words ?? 'not-started');
  words.hidden = false;
  document.getElementById('app').replaceChildren(words);
  throw error;
});
