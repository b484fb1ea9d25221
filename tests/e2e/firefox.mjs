// Firefox as it is installed, driven over WebDriver BiDi. What it cannot be told to press it is told as events.
import { mkdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { find } from './find.mjs';

const out = fileURLToPath(new URL('./out/', import.meta.url));

/** A page of Firefox with the few hands a test needs. */
export class Hand {
  /** Whether all is there: from then on any request is a problem, until the page is loaded again. */
  stands = false;

  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(8000);
  }

  /** Waits until the text is there. */
  sees(text) {
    return this.page.waitForFunction((text) => document.body?.innerText.includes(text), { polling: 50 }, text);
  }

  /** Waits until the desk is at a step. */
  at(step) {
    const there = (step) => document.querySelector('.pm-now h2')?.innerText === step;
    return this.page.waitForFunction(there, { polling: 50 }, step);
  }

  /** Puts the keyboard on the button that begins with the text, and presses Enter: no sticky foot is in its way. */
  async press(text) {
    const named = (text) =>
      [...document.querySelectorAll('button, summary')].find((one) => one.innerText.trim().startsWith(text));
    const button = await this.page.waitForFunction(named, { polling: 50 }, text);
    await button.focus();
    await this.page.keyboard.press('Enter');
  }

  /** Presses a single key, while no field has the focus. */
  async key(key) {
    await this.page.evaluate(() => document.activeElement?.blur());
    await this.page.keyboard.press(key);
  }

  async note(text) {
    const field = await this.page.waitForSelector('input[aria-label="Add a note"], textarea[aria-label="Add a note"], [placeholder="Add a note"]');
    await field.focus();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
    await this.page.waitForFunction((text) => document.querySelector('.pm-notes')?.innerText.includes(text), { polling: 50 }, text);
  }
}

const running = {};
after(async () => {
  for (const browser of Object.values(running)) await (await browser).close();
});

const start = (scheme) => {
  const executablePath = find('firefox');
  if (!executablePath) throw new Error('No Firefox found; run scripts/setup');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1 },
  });
};

/**
 * A test in Firefox; it fails on any error of a page, any request to elsewhere and any request of one that stands, but for
 * what matches a pattern in `allow`. It gets `open(address)`, which gives a `Hand`, and `opened(doing)`, which gives the one
 * on the window that `doing` opens.
 */
export function fox(name, options, steps = options) {
  const { scheme = 'light', allow = [] } = options === steps ? {} : options;
  test(name, { timeout: 90_000 }, async () => {
    const browser = await (running[scheme] ??= start(scheme));
    const context = await browser.createBrowserContext();
    const problems = [];
    const problem = (text) => allow.some((pattern) => pattern.test(text)) || problems.push(text);
    const watch = (page, home) => {
      const hand = new Hand(page);
      page.on('request', (request) => {
        const { protocol, origin, href } = new URL(request.url());
        if (!home || ['blob:', 'data:', 'about:'].includes(protocol)) return;
        if (request.isNavigationRequest()) hand.stands = false;
        const own = home.protocol === 'file:' ? href.split('#')[0] === home.href.split('#')[0] : origin === home.origin;
        if (!own) problem(`a request to elsewhere: ${href}`);
        if (hand.stands) problem(`a request after loading: ${href}`);
      });
      page.on('pageerror', (error) => problem(String(error)));
      page.on('console', (message) => message.type() === 'error' && problem(message.text()));
      return hand;
    };
    const open = async (address) => {
      const page = await context.newPage();
      await page.setViewport({ width: 400, height: 720 });
      const hand = watch(page, new URL(address));
      await page.goto(address);
      await page.waitForSelector('h1');
      return hand;
    };
    const opened = async (doing) => {
      const coming = new Promise((resolve) => context.once('targetcreated', (target) => resolve(target.page())));
      await doing();
      return watch(await coming);
    };
    try {
      await steps({ open, opened, context, browser });
      if (problems.length > 0) throw new Error(`The page did what it must not do:\n  ${problems.join('\n  ')}`);
    } catch (error) {
      mkdirSync(out, { recursive: true });
      const [page] = await context.pages();
      await page?.screenshot({ path: `${out}${name.replace(/[^\w-]+/g, '-')}.png` }).catch(() => {});
      throw error;
    } finally {
      await context.close();
    }
  });
}
