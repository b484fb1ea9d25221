// The widget in real wikis: a step is run, a vote is tallied, the minutes are copied.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { journey } from './journey.mjs';
import { serve } from './serve.mjs';
import { meeting, settings } from './wikis/meeting.mjs';
import { mkdocs, notebook, tiddlywiki } from './wikis.mjs';

let wikis;
before(() => (wikis = { mkdocs: mkdocs(), tiddlywiki: tiddlywiki(), notebook: notebook() }));
after(() => Object.values(wikis).forEach((wiki) => wiki.remove()));

// These wikis have scripts and styles of their own in the page, and ask for what they like.
const headers = () => ({ 'content-security-policy': undefined });

async function at(visit, wiki, path, steps) {
  const server = await serve({ folder: join(wikis[wiki].folder, wiki === 'mkdocs' ? 'site/' : '/'), headers });
  try {
    visit.watch.allow = [/a request to elsewhere: http:\/\/127\.0\.0\.1/, /404/];
    await visit.page.goto(server.url + path);
    await steps(visit.page);
    return server.url;
  } finally {
    await server.close();
  }
}

journey('MkDocs: the element in a page', settings, (visit) =>
  at(visit, 'mkdocs', 'index.html', async (page) => {
    await page.getByRole('heading', { name: 'Incident 3180' }).waitFor();
    await meeting(page, page.locator('postmortem-meeting'));
    assert.equal(await page.evaluate(() => location.hash), '');
  }),
);

journey('MkDocs: the single file beside the pages', settings, (visit) =>
  at(visit, 'mkdocs', 'index.html', async (page) => {
    await page.getByRole('link', { name: 'As one file' }).click();
    await meeting(page, page.locator('#app'));
  }),
);

journey('TiddlyWiki: the element in a tiddler', settings, (visit) =>
  at(visit, 'tiddlywiki', 'index.html#Incident%203180', async (page) => {
    await page.getByText('an empty feed').first().waitFor();
    await meeting(page, page.locator('postmortem-meeting'));
    assert.equal(await page.evaluate(() => location.hash), '#Incident%203180');
  }),
);

journey('TiddlyWiki: the page in a frame', settings, (visit) =>
  at(visit, 'tiddlywiki', 'index.html#Incident%203181', async (page) => {
    await meeting(page, page.frameLocator('iframe').locator('#app'));
  }),
);

// The TiddlyWiki of one file with our one file beside it, opened as it lies on disk and as it is served.
const opened = {
  'from disk': async (visit, title, steps) => {
    const beside = pathToFileURL(wikis.notebook.folder).href;
    visit.watch.allow = [/a request to elsewhere: file:.*\/(index|postmortem-meeting)\.html/];
    await visit.page.goto(`${beside}/index.html#${title}`);
    await steps(visit.page);
  },
  served: (visit, title, steps) => at(visit, 'notebook', `index.html#${title}`, steps),
};

for (const [how, open] of Object.entries(opened)) {
  journey(`TiddlyWiki ${how}: a link to the single file beside it`, settings, (visit) =>
    open(visit, 'Incident%203182', async (page) => {
      const coming = visit.context.waitForEvent('page');
      await page.getByRole('link', { name: 'Open the postmortem meeting' }).click();
      const file = await coming;
      await meeting(file, file.locator('#app'));
    }),
  );

  journey(`TiddlyWiki ${how}: the single file in a frame`, settings, (visit) =>
    open(visit, 'Incident%203183', async (page) => {
      await page.getByText('the file in a frame').first().waitFor();
      await meeting(page, page.frameLocator('iframe').locator('#app'));
    }),
  );
}
