// The browser, and pages in it that are watched: what the journeys, the pictures and the measurements are made of.
import { chromium } from 'playwright-core';
import { Clock } from './clock.mjs';
import { find } from './find.mjs';
import { serve } from './serve.mjs';

/** The sizes the page is looked at: beside a call, and shared in it. */
export const faces = {
  'desk-280': { width: 280, height: 640 },
  'desk-400': { width: 400, height: 720 },
  stage: { width: 1280, height: 720 },
};

/** A name of this machine that browsers do not take for it. */
export const intranet = 'intranet.test';

/** A server under another name of this machine. */
function named(server, host) {
  if (!host) return server;
  const other = (address) => address.replace('127.0.0.1', host);
  return { ...server, origin: other(server.origin), url: other(server.url) };
}

/** Starts the browser. With `throttling`, hidden pages are slowed down as in real life. */
export function launch({ throttling = false } = {}) {
  const executablePath = find('chromium');
  if (!executablePath) throw new Error('No Chromium found; run scripts/setup');
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      `--host-resolver-rules=MAP ${intranet} 127.0.0.1`,
      '--no-first-run',
    ],
    ignoreDefaultArgs: throttling
      ? [
          '--disable-background-timer-throttling',
          '--disable-backgrounding-occluded-windows',
          '--disable-renderer-backgrounding',
        ]
      : [],
  });
}

/**
 * A watched page of its own on a server of its own, until `close()`.
 *
 * Settings, all of them optional:
 * - `face`: a name of `faces`, or `{ width, height }`; `scheme`: `light` or `dark`; `motion`: `reduce` or
 *   `no-preference`; `context`: anything else a new browser context takes.
 * - `clock`: true for a clock that stands still until it is moved, or what `Clock` takes.
 * - `server`: what `serve` takes, or one that serves already; `host`: another name for this machine, without `https`
 *   and so without what browsers give to safe pages only; `hash`: the fragment of the address.
 * - `allow`: patterns of problems that are the point of the test.
 */
export async function visiting(browser, settings = {}) {
  const given = settings.server?.close ? settings.server : undefined;
  const server = named(given ?? (await serve(settings.server)), settings.host);
  const context = await browser.newContext({
    viewport: typeof settings.face === 'object' ? settings.face : faces[settings.face ?? 'desk-400'],
    colorScheme: settings.scheme ?? 'light',
    reducedMotion: settings.motion ?? 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...settings.context,
  });
  context.setDefaultTimeout(5000);
  const watch = new Watch(context, server.origin, settings.allow);
  const clock = settings.clock ? new Clock(settings.clock === true ? {} : settings.clock) : undefined;
  await context.addInitScript(tellViolations);
  await clock?.install(context);
  const page = await context.newPage();
  const open = async (target = page, path = settings.hash ?? '') => {
    watch.loading(target);
    await clock?.join(target);
    await target.goto(server.url + path);
    await watch.loaded(target);
  };
  return {
    browser,
    page,
    context,
    clock,
    server,
    watch,
    downloads: watch.downloads,
    /** Goes to the page and waits until it is there. */
    open,
    /** A further window on the same page, sharing its storage. */
    another: async () => {
      const second = await context.newPage();
      await open(second);
      return second;
    },
    close: async () => {
      await context.close();
      if (!given) await server.close();
    },
  };
}

/** Notes what no page of ours may do: errors, dialogs, broken policies, and any request once it is loaded. */
class Watch {
  problems = [];
  /** A promise of `{ name, text }` for every file the page handed over. */
  downloads = [];
  /** The paths asked for while loading. */
  requests = [];
  #settled = new WeakSet();
  /** Whether the worker has all it keeps for a time without network. */
  #kept = false;

  constructor(context, origin, allow = []) {
    this.allow = allow;
    context.on('request', (request) => this.#requested(request, origin));
    context.on('console', (message) => {
      if (message.type() === 'error') this.#problem(`console error: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#problem(`page error: ${error.error().stack ?? error.error()}`));
    context.on('dialog', (dialog) => {
      this.#problem(`dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    context.on('page', (page) => {
      page.on('crash', () => this.#problem('the page crashed'));
      page.on('download', (download) => this.downloads.push(saved(download)));
    });
  }

  #problem(text) {
    if (!this.allow.some((pattern) => pattern.test(text))) this.problems.push(text);
  }

  #requested(request, origin) {
    const address = new URL(request.url());
    if (['blob:', 'data:', 'about:'].includes(address.protocol)) return;
    if (address.origin !== origin) this.#problem(`a request to elsewhere: ${address}`);
    if (request.serviceWorker()) return this.#requestedByWorker(request, address);
    const page = pageOf(request);
    if (page && this.#settled.has(page)) this.#problem(`a request after loading: ${request.method()} ${address}`);
    else this.requests.push(address.pathname);
  }

  // The worker copies the page once, while that loads. Later it asks for the page itself, when none is open.
  #requestedByWorker(request, address) {
    if (this.#kept && !address.pathname.endsWith('/')) {
      this.#problem(`a request of the worker after loading: ${request.method()} ${address}`);
    }
  }

  /** From here on the page may ask for files, until `loaded`: for a reload that a test wants. */
  loading(page) {
    this.#settled.delete(page);
  }

  /** Waits until the page stands; from here on any request is a problem. */
  async loaded(page) {
    await page.waitForLoadState('load');
    await page.getByRole('heading').first().waitFor();
    await frames(page);
    this.#kept ||= await page.evaluate(untilKept);
    this.#settled.add(page);
  }

  /** Loads the page again, as a person would with F5. */
  async reload(page) {
    this.loading(page);
    await page.reload();
    await this.loaded(page);
  }

  /** What was noted, as a text; empty if nothing was. */
  report() {
    if (this.problems.length === 0) return '';
    return ['The page did what it must not do:', ...this.problems.map((problem) => `  ${problem}`)].join('\n');
  }

  /** Fails if anything was noted. */
  check() {
    if (this.problems.length > 0) throw new Error(this.report());
  }
}

function pageOf(request) {
  try {
    return request.frame().page();
  } catch {
    return undefined; // a worker's, or from before the page was there
  }
}

async function saved(download) {
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}

/** Waits until what has been drawn is on the screen. */
export const frames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Tries again until the assertion inside holds, for at most a few seconds of real time. */
export async function eventually(assertion, within = 5000) {
  const end = performance.now() + within;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

// Runs in the page: waits until its worker has what it keeps, if there is to be one.
async function untilKept() {
  const keeps = top === self && document.querySelector('link[rel=manifest]') && navigator.serviceWorker;
  return Boolean(keeps && (await keeps.ready));
}

// Runs in the page: says which rule was broken, which the browser's own message does not always do.
function tellViolations() {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
    console.error(`policy broken: ${effectiveDirective} ${blockedURI} (${sourceFile}:${lineNumber})`);
  });
}
