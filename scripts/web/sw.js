// Keeps the page for a time without network. VERSION and FILES are filled in by the build: the files the page needs,
// each with its digest.
//
// No meeting changes its version on the way. While a window of the page is open, a further one, or the same one loaded
// again, gets the page the others have. Only when none is open the server is asked, and what it has is the page from
// then on. So this worker never pushes out the one before it, and takes no page that is already there.
const { scope } = registration;
const pages = [scope, `${scope}index.html`];
const mine = `pm:${scope} VERSION`;
/** Holds the page that is in use, of whatever version. */
const used = `pm:${scope}`;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  if (pages.includes(url.replace(/[?#].*/, ''))) event.respondWith(page(event.request));
  // A name with a digest means the same for ever, whichever version brought it.
  else if (/-[\da-f]{16}(_bg)?\.\w+$/.test(url)) event.respondWith(file(event.request));
});

/** All or nothing: a file that is not what it was built as, as in the midst of an upload, ends it until the next visit. */
async function install() {
  const store = await caches.open(mine);
  const get = async ([name, integrity]) => {
    // Names with digests come from the browser's own store if they are there.
    const answer = await fetch(scope + name, { integrity, cache: name ? 'default' : 'no-cache' });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    await store.put(scope + name, answer);
  };
  // The page comes last: where it is, all it needs is.
  const [page, ...parts] = Object.entries(FILES);
  await Promise.all(parts.map(get));
  await get(page);
  // The page that brings the first worker is in use already.
  if (!registration.active) await use(await store.match(scope));
}

/** Other versions go, but for the one that windows have which are open. */
async function tidy() {
  const inUse = (await open()) && (await textIn(used));
  for (const name of await versions()) {
    if (name !== mine && (!inUse || (await textIn(name)) !== inUse)) await caches.delete(name);
  }
}

const versions = async () => (await caches.keys()).filter((name) => name.startsWith(`${used} `));

/** Whether the page is open anywhere, if only to be loaded again. */
async function open() {
  const all = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.some(({ url }) => pages.includes(url.replace(/[?#].*/, '')));
}

const use = async (answer) => (await caches.open(used)).put(scope, answer);
const kept = (cacheName) => caches.match(scope, { cacheName });
const textIn = async (name) => (await kept(name))?.text();

async function page(request) {
  const inUse = (await open()) && (await kept(used));
  if (inUse) return inUse;
  try {
    // A network that does not answer is none.
    const answer = await fetch(request, { signal: AbortSignal.timeout(5000) });
    if (answer.status >= 500) throw new Error(`${answer.status}`);
    // What a gate or a notice in our place answers is shown, and is not the page.
    const text = answer.ok ? await answer.clone().text() : '';
    if (text.includes('data-part=glue')) await use(answer.clone());
    else await caches.delete(used);
    // At the change of versions the last window may still have been going.
    if (text === (await textIn(mine))) await tidy();
    return answer;
  } catch (error) {
    const answer = (await last()) ?? (await kept(mine));
    if (!answer) throw error;
    await use(answer.clone());
    return answer;
  }
}

/** The page that was in use last, if all it needs is kept: it may be newer than this worker. */
async function last() {
  const text = await textIn(used);
  for (const name of await versions()) if ((await textIn(name)) === text) return kept(name);
  return undefined;
}

const file = async (request) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
