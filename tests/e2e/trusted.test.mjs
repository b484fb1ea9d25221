// The page under a policy that asks for trusted types: a meeting runs, also while the page is hidden, and breaks nothing.
import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';
import { journey } from './journey.mjs';
import { strict } from './serve.mjs';
import { meeting } from './wikis/meeting.mjs';

const types = "require-trusted-types-for 'script'; trusted-types default";
const server = { headers: () => ({ 'content-security-policy': `${strict}; ${types}` }) };
const context = { permissions: ['clipboard-read', 'clipboard-write'] };

journey('with trusted types a meeting runs to its minutes, and the page keeps itself', { server, context }, async ({ page }) => {
  await meeting(page, page.locator('#app'));
  // Hidden, it has a thread that beats.
  assert.equal(page.workers().length, 0);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await eventually(() => assert.equal(page.workers().length, 1));
  assert.ok(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).active !== null));
});

// What is tried is what is refused.
const allow = [/TrustedScriptURL|TrustedHTML|trusted-types-sink/];
journey('with trusted types nothing else becomes a thread or a text of the page', { server, allow }, async ({ page }) => {
  const refused = await page.evaluate(() => {
    const attempts = {
      worker: () => new Worker('/other.js'),
      data: () => new Worker('data:text/javascript,'),
      html: () => (document.body.innerHTML = '<p>'),
    };
    return Object.keys(attempts).filter((name) => {
      try {
        attempts[name]();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    });
  });
  assert.deepEqual(refused, ['worker', 'data', 'html']);
});
