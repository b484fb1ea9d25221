// A DokuWiki of its own for each run, with pages that its own tool writes.
import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { made, need, script } from './php.mjs';

const folders = ['attic', 'cache', 'index', 'locks', 'log', 'media', 'media_attic', 'media_meta', 'meta', 'pages', 'tmp'];

/**
 * Answers `{ folder, page, attach, settings, remove }`.
 *
 * - `page(id, text)` writes a page and answers its address.
 * - `attach(id, file)` puts a file among the attachments.
 * - `settings({ htmlok: 1 })` sets what an admin may set.
 */
export const dokuwiki = () =>
  made({}, async ({ folder, root: wiki, origin }) => {
    cpSync(realpathSync(need('dokuwiki')), wiki, { recursive: true });
    if (!readFileSync(join(wiki, 'conf/dokuwiki.php'), 'utf8').includes("'htmlok'"))
      throw new Error('This DokuWiki has no htmlok any more; the release of 2022-07-31 has');
    for (const name of folders) mkdirSync(join(wiki, 'data', name), { recursive: true });
    // Only an admin can let files of HTML in; a wiki as it comes refuses them.
    writeFileSync(join(wiki, 'conf/mime.local.conf'), 'html text/html\n');
    const settings = (own) => {
      const all = { title: 'Operations', useacl: 0, savedir: './data', updatecheck: 0, ...own };
      const lines = Object.entries(all).map(([name, value]) => `$conf['${name}'] = ${JSON.stringify(value)};\n`);
      writeFileSync(join(wiki, 'conf/local.php'), `<?php\n${lines.join('')}`);
    };
    settings({});
    return {
      settings,
      page: (id, text) => {
        const file = join(folder, 'page.txt');
        writeFileSync(file, text);
        script([join(wiki, 'bin/dwpage.php'), 'commit', '--message', 'Written', file, id]);
        return `${origin}/doku.php?id=${id}`;
      },
      attach: (id, file) => {
        const to = join(wiki, 'data/media', ...id.split(':'));
        mkdirSync(dirname(to), { recursive: true });
        cpSync(file, to);
      },
    };
  });
