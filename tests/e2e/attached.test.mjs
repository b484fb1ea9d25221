// The one HTML file as wikis serve what is attached to a page: it runs where it may, and has useful words where not.
import assert from 'node:assert/strict';
import { texts, understood, page as signs } from '../signs.mjs';
import { journey } from './journey.mjs';

const words = /This file is a small program\. Your wiki does not let it run here: download it and open it from your computer\./;

/** A wiki's headers, and a page of it with the file in a frame. */
const wiki = (policy, sandbox) => ({
  server: {
    headers: () => ({ 'content-security-policy': policy }),
    pages: {
      '/frame.html': `<!doctype html><html lang="en"><head><title>A wiki</title><link rel="icon" href="data:,"></head><body><h1>A page</h1><iframe title="The file" ${sandbox === undefined ? '' : `sandbox="${sandbox}"`} src="postmortem-meeting.html" width="420" height="700"></iframe></body></html>`,
      '/signs.html': signs,
    },
  },
  load: false,
  // The browser's own words about what the wiki does not allow.
  allow: [/Content Security Policy|policy broken|Blocked script execution|SecurityError|beforeunload/],
});

const blocked = {
  'a sandbox without anything': "sandbox; default-src 'none'",
  'a sandbox': 'sandbox',
  'no scripts': "default-src 'none'",
  'scripts of its own only': "script-src 'self'",
};
for (const [name, policy] of Object.entries(blocked)) {
  journey(`served with ${name}, the file says what to do`, wiki(policy), async ({ page, server }) => {
    await page.goto(`${server.url}postmortem-meeting.html`);
    await page.getByText(words).waitFor();
    const text = await page.locator('body').innerText();
    assert.doesNotMatch(text, /Loading|damaged|could not start/);
    // Nothing of what is packed is to be seen.
    assert.ok(text.length < 400, text);
  });
}

journey('in a frame that lets nothing run, the file says what to do', wiki(undefined, ''), async ({ page, server }) => {
  await page.goto(`${server.url}frame.html`);
  await page.frameLocator('iframe').getByText(words).waitFor();
});

const run = async (within) => {
  await within.getByRole('button', { name: /sample/i }).click();
  await within.getByRole('button', { name: /^Next/ }).click();
  await within.locator('.pm-now h2').filter({ hasText: 'Owner’s summary' }).waitFor();
};
const allowing = {
  'a sandbox that lets scripts run': 'sandbox allow-scripts',
  'no policy': undefined,
};
for (const [name, policy] of Object.entries(allowing)) {
  journey(`served with ${name}, the file runs`, wiki(policy), async ({ page, server }) => {
    await page.goto(`${server.url}postmortem-meeting.html`);
    await run(page);
    assert.doesNotMatch(await page.locator('body').innerText(), words);
  });
}

journey('in a frame that lets scripts run, the file runs', wiki(undefined, 'allow-scripts'), async ({ page, server }) => {
  await page.goto(`${server.url}frame.html`);
  await run(page.frameLocator('iframe'));
});

// How far the program itself gets there is not this file's affair.
const vouching = wiki("require-trusted-types-for 'script'");
vouching.allow.push(/TrustedHTML/);
journey('where scripts must be vouched for, the file starts its own', vouching, async ({ page, server }) => {
  await page.goto(`${server.url}postmortem-meeting.html`);
  await page.waitForFunction(() => typeof document.querySelector('head > script')?.start === 'function');
});

journey('what an HTML parser makes of packed bytes are the same bytes', wiki(undefined), async ({ page, server }) => {
  await page.goto(`${server.url}signs.html`);
  understood(await page.evaluate(texts));
});
