// Starts the program of the single file: program, styles and glue lie packed in an element of the page. Styles and glue
// become elements whose content the page's policy knows by its hash. PACKED, SUM, WASM and STYLE are filled in by the build.
// No `await` at the top: a browser too old for that would not even say that it is too old.

/** Lets the page draw and answer, unless it could do so just now. */
let since = performance.now();
async function rest() {
  if (performance.now() - since < 30) return;
  await new Promise((resolve) => setTimeout(resolve));
  since = performance.now();
}

/** Adds an element with this content. */
function add(name, bytes) {
  const element = document.createElement(name);
  const text = new TextDecoder().decode(bytes);
  // Where a host wants scripts to be vouched for: the sum and the page's own policy have done so.
  const policy = name === 'script' && window.trustedTypes?.createPolicy('postmortem-meeting', { createScript: (text) => text });
  element.textContent = policy ? policy.createScript(text) : text;
  document.head.append(element);
  return element;
}

async function run() {
  const text = document.getElementById('program').textContent;
  const packed = bytesOf(text).subarray(0, PACKED);
  if (packed.length !== PACKED || sumOf(packed) !== SUM) throw Object.assign(new Error('This file is damaged'), { words: 'damaged' });
  const all = await unpacked(packed, rest);
  add('style', all.subarray(WASM, WASM + STYLE));
  const { start } = add('script', all.subarray(WASM + STYLE));
  await start({ module_or_path: all.subarray(0, WASM) });
  for (const id of ['program', 'waiting', 'not-started', 'damaged']) document.getElementById(id)?.remove();
}

run().catch((error) => {
  const words = document.getElementById(error.words ?? 'not-started');
  words.hidden = false;
  document.getElementById('app').replaceChildren(words);
  throw error;
});
