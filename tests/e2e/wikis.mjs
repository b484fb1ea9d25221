// Real wikis, made anew for each run: pages written in each one's own way, with the widget in them.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../budget.mjs';
import { find } from './find.mjs';

const element = '<postmortem-meeting meeting="inc-3180"><a href="postmortem/index.html">Open the postmortem meeting</a></postmortem-meeting>';

function inFolder(make) {
  const folder = mkdtempSync(join(tmpdir(), 'wiki-'));
  make(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

function run(kind, args) {
  const command = find(kind);
  if (!command) throw new Error(`No ${kind} found; run scripts/setup`);
  execFileSync(command, args, { stdio: 'pipe' });
}

/** A site of MkDocs: the element in one page, the single file beside it. Answers `{ folder, remove }`. */
export const mkdocs = () =>
  inFolder((folder) => {
    mkdirSync(join(folder, 'docs'));
    writeFileSync(
      join(folder, 'mkdocs.yml'),
      'site_name: Operations\nuse_directory_urls: false\nextra_javascript:\n  - path: postmortem/postmortem-meeting.js\n    type: module\ntheme:\n  name: mkdocs\n  highlightjs: false\n',
    );
    writeFileSync(
      join(folder, 'docs/index.md'),
      `# Incident 3180\n\nThe import took an empty feed for a complete one.\n\n${element}\n\n[As one file](postmortem/postmortem-meeting.html)\n`,
    );
    cpSync(dist, join(folder, 'docs/postmortem'), { recursive: true, dereference: true });
    run('mkdocs', ['build', '--quiet', '--config-file', join(folder, 'mkdocs.yml'), '--site-dir', join(folder, 'site')]);
  });

const sandbox = 'allow-scripts allow-same-origin allow-popups allow-downloads allow-forms';
const frame = (src) => `<iframe src="${src}" title="Postmortem meeting" width="400" height="640" sandbox="${sandbox}"></iframe>`;

/** A TiddlyWiki of one file in a folder, with tiddlers of `[title, text, tags]`. */
function tiddlers(folder, all) {
  mkdirSync(join(folder, 'tiddlers'));
  writeFileSync(
    join(folder, 'tiddlywiki.info'),
    JSON.stringify({ plugins: [], themes: ['tiddlywiki/vanilla', 'tiddlywiki/snowwhite'] }),
  );
  for (const [number, [title, text, tags]] of all.entries()) {
    const head = `title: ${title}\n${tags ? `tags: ${tags}\n` : ''}`;
    writeFileSync(join(folder, `tiddlers/${number}.tid`), `${head}\n${text}\n`);
  }
  run('tiddlywiki', [folder, '--output', folder, '--render', '$:/core/save/all', 'index.html', 'text/plain']);
}

/** A TiddlyWiki: a tiddler with the element, one with a frame around the page. Answers `{ folder, remove }`. */
export const tiddlywiki = () =>
  inFolder((folder) => {
    tiddlers(folder, [
      ['Postmortem widget', '<script type="module" src="site/postmortem/postmortem-meeting.js"></script>', '$:/tags/RawMarkup'],
      ['Incident 3180', `The import took an empty feed for a complete one.\n\n${element}`],
      ['Incident 3181', frame('site/postmortem/embed.html')],
    ]);
    cpSync(dist, join(folder, 'site/postmortem'), { recursive: true, dereference: true });
  });

/** A TiddlyWiki with the single file beside it, linked and in a frame. Answers `{ folder, remove }`. */
export const notebook = () =>
  inFolder((folder) => {
    tiddlers(folder, [
      ['Incident 3182', '[ext[Open the postmortem meeting|postmortem-meeting.html]]'],
      ['Incident 3183', `Here is the file in a frame.\n\n${frame('postmortem-meeting.html')}`],
    ]);
    cpSync(join(dist, 'postmortem-meeting.html'), join(folder, 'postmortem-meeting.html'));
    writeFileSync(join(folder, 'favicon.ico'), ''); // which every TiddlyWiki asks for
  });
