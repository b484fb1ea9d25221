// WebKitGTK's own small browser, driven over WebDriver: no more of that protocol than the tests need.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { find } from './find.mjs';

/** How long the driver may take to answer, in milliseconds. */
const SILENCE = 20_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function until(what, look, within = 10_000) {
  const end = performance.now() + within;
  for (;;) {
    const found = await look().catch((error) => {
      if (error.name === 'TimeoutError') throw error;
    });
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

class Driver {
  constructor(base) {
    this.base = base;
  }

  async ask(method, path, body) {
    const response = await fetch(this.base + path, {
      method,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(SILENCE),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  }

  /** Runs a function in the page. */
  run(look, ...args) {
    return this.ask('POST', '/execute/sync', { script: `return (${look})(...arguments)`, args });
  }

  open(address) {
    return this.ask('POST', '/url', { url: address });
  }

  sees(text) {
    return until(`“${text}”`, () => this.run((text) => document.body.innerText.includes(text), text));
  }

  at(step) {
    return until(`the step “${step}”`, () => this.run((step) => document.querySelector('.pm-now h2')?.innerText === step, step));
  }

  /** Puts the keyboard on the button that begins with the text, and presses Enter. */
  async press(text) {
    const button = await until(`the button “${text}”`, () =>
      this.run((text) => [...document.querySelectorAll('button')].find((one) => one.innerText.trim().startsWith(text)), text),
    );
    await this.ask('POST', `/element/${button[ELEMENT]}/value`, { text: '\uE007' });
  }

  /** Presses a single key, while no field has the focus. */
  async key(key) {
    await this.run(() => document.activeElement?.blur());
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: key }));
    await this.ask('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  windows() {
    return this.ask('GET', '/window/handles');
  }

  go(handle) {
    return this.ask('POST', '/window', { handle });
  }
}

let process;
let port;
async function serve() {
  const driver = find('webkitdriver');
  if (!driver) throw new Error('No WebKitWebDriver found; run scripts/setup');
  port = await freePort();
  // Its own sandbox does not work for root, and every page here is ours.
  const env = { ...globalThis.process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  process = spawn('xvfb-run', ['-a', driver, `--port=${port}`], { env, stdio: 'ignore', detached: true });
  await until('WebKitWebDriver', async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok, 20_000);
}
function stop() {
  if (process) globalThis.process.kill(-process.pid);
  process = undefined;
}
after(stop);

async function fresh(steps) {
  if (!process) await serve();
  const options = { binary: find('webkit'), args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const base = `http://127.0.0.1:${port}/session`;
  const { sessionId } = await new Driver(base).ask('POST', '', { capabilities });
  const driver = new Driver(`${base}/${sessionId}`);
  try {
    await steps(driver);
  } finally {
    await driver.ask('DELETE', '').catch(() => {});
  }
}

/**
 * A test in a fresh browser. The driver sometimes falls silent for good; then, and only then, it is started anew, once:
 * a page that hangs is silent a second time.
 */
export function webkit(name, steps) {
  const skip = globalThis.process.platform !== 'linux' && 'WebKitGTK runs on Linux only';
  test(name, { timeout: 150_000, skip }, async () => {
    try {
      await fresh(steps);
    } catch (error) {
      if (error.name !== 'TimeoutError') throw error;
      console.log(`WebKit's driver was silent: ${name}`);
      stop();
      await fresh(steps);
    }
  });
}
