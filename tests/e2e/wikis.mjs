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

/** A TiddlyWiki of one file: a tiddler with the element, one with a frame around the page. Answers `{ folder, remove }`. */
export const tiddlywiki = () =>
  inFolder((folder) => {
    const tiddlers = join(folder, 'tiddlers');
    mkdirSync(tiddlers);
    writeFileSync(
      join(folder, 'tiddlywiki.info'),
      JSON.stringify({ plugins: [], themes: ['tiddlywiki/vanilla', 'tiddlywiki/snowwhite'] }),
    );
    const tiddler = (file, title, text, tags = '') =>
      writeFileSync(join(tiddlers, `${file}.tid`), `title: ${title}\n${tags && `tags: ${tags}\n`}\n${text}\n`);
    tiddler('script', 'Postmortem widget', '<script type="module" src="site/postmortem/postmortem-meeting.js"></script>', '$:/tags/RawMarkup');
    tiddler('element', 'Incident 3180', `The import took an empty feed for a complete one.\n\n${element}`);
    const sandbox = 'allow-scripts allow-same-origin allow-popups allow-downloads allow-forms';
    tiddler('frame', 'Incident 3181', `<iframe src="site/postmortem/index.html" title="Postmortem meeting" width="400" height="640" sandbox="${sandbox}"></iframe>`);
    cpSync(dist, join(folder, 'site/postmortem'), { recursive: true, dereference: true });
    run('tiddlywiki', [folder, '--output', folder, '--render', '$:/core/save/all', 'index.html', 'text/plain']);
  });
