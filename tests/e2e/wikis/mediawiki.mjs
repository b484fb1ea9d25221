// A MediaWiki of its own for each run, set up and written by its own tools.
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { made, need, script } from './php.mjs';

/**
 * Answers `{ page, settings, remove }`.
 *
 * - `page(title, text)` writes a page and answers its address.
 * - `settings('$wgRawHtml = true;')` sets what an admin may set.
 */
export const mediawiki = () => {
  const root = realpathSync(need('mediawiki'));
  // The wiki stays as it was unpacked: its settings lie elsewhere.
  const env = (folder) => ({ MW_CONFIG_FILE: join(folder, 'LocalSettings.php') });
  return made({ root, env }, async ({ folder, origin }) => {
    const config = join(folder, 'LocalSettings.php');
    const tool = (name, args, input) => script([join(root, 'maintenance', name), ...args], { input, env: env(folder) });
    for (const name of ['data', 'cache', 'images']) mkdirSync(join(folder, name));
    tool('install.php', [
      '--confpath', folder,
      '--dbtype', 'sqlite',
      '--dbpath', join(folder, 'data'),
      '--server', origin,
      '--scriptpath', '',
      '--skins', 'Vector',
      '--pass', 'only-for-this-run',
      'Operations',
      'Admin',
    ]);
    const installed = readFileSync(config, 'utf8');
    const settings = (more) =>
      writeFileSync(
        config,
        `${installed}
$wgCacheDirectory = '${join(folder, 'cache')}';
$wgUploadDirectory = '${join(folder, 'images')}';
$wgFavicon = 'data:,';
$wgJobRunRate = 0;
${more}
`,
      );
    settings('');
    return {
      settings,
      page: (title, text) => {
        tool('edit.php', ['--user', 'Admin', '--summary', 'Written', title], text);
        return `${origin}/index.php?title=${title}`;
      },
    };
  });
};
