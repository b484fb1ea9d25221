// Starts the program of the single file: it lies packed in an element of the page. START is what the glue exports.
const packed = document.getElementById('program');
const words = document.getElementById('too-old');
try {
  const text = packed.textContent;
  const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const headers = { 'Content-Type': 'application/wasm' };
  await START({ module_or_path: new Response(stream, { headers }) });
  packed.remove();
  words.remove();
} catch (error) {
  words.hidden = false;
  throw error;
}
