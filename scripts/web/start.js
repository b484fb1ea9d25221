// Starts the program whose two files the head of the page names, then shuts the page off: nothing leaves it any more.
const part = (name) => document.querySelector(`link[data-part="${name}"]`).href;
try {
  const { default: start } = await import(part('glue'));
  await start({ module_or_path: part('wasm') });
} catch (error) {
  const [loading, words] = document.querySelectorAll('#app > p');
  loading.hidden = true;
  words.hidden = false;
  throw error;
}

// The worker keeps the page for a time without network. Only a page that can be installed has one, see
// scripts/offline.mjs, and not in a frame. Where the browser refuses, the page is as it was.
const keep = async () => {
  // For policies that ask for trusted types: these two addresses are all that ever becomes a thread.
  window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => (/^(blob:|sw\.js$)/.test(url) ? url : null) });
  if (top === self && document.querySelector('[rel=manifest]')) await navigator.serviceWorker.register('sw.js');
};
keep().catch(() => {});

const seal = document.createElement('meta');
seal.httpEquiv = 'Content-Security-Policy';
seal.content = "default-src 'none'; worker-src blob:; img-src data:; manifest-src 'self'; base-uri 'none'; form-action 'none'";
document.head.append(seal);
