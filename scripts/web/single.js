// Starts the program of the single file: it lies packed in an element of the page. START is what the glue exports.
// No `await` at the top: a browser too old for that would not even say that it is too old.
(async () => {
  const packed = document.getElementById('program');
  const words = document.getElementById('not-started');
  try {
    const text = packed.textContent;
    const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const headers = { 'Content-Type': 'application/wasm' };
    await START({ module_or_path: new Response(stream, { headers }) });
    packed.remove();
    words.remove();
  } catch (error) {
    document.getElementById('app').replaceChildren(words);
    words.hidden = false;
    throw error;
  }
})();
