// Finds browsers, their drivers and wikis on this machine. Also a command: `node find.mjs chromium` prints the path.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';

const kinds = {
  chromium: {
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
      '/opt/google/chrome/chrome',
      '/snap/bin/chromium',
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    commands: ['firefox', 'firefox-esr'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', join(homedir(), 'Applications/Firefox.app/Contents/MacOS/firefox')],
  },
  webkit: {
    variable: 'WEBKIT',
    commands: ['MiniBrowser'],
    places: ['x86_64', 'aarch64'].flatMap((machine) =>
      ['lib', 'libexec'].map((lib) => `/usr/${lib}/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
    ).concat('/usr/libexec/webkit2gtk-4.1/MiniBrowser', '/usr/lib/webkit2gtk-4.1/MiniBrowser'),
  },
  webkitdriver: { variable: 'WEBKITDRIVER', commands: ['WebKitWebDriver'], places: [] },
  // The scripts put both on the path.
  mkdocs: { variable: 'MKDOCS', commands: ['mkdocs'], places: [join(homedir(), '.cache/postmortem-meeting/tools/bin/mkdocs')] },
  tiddlywiki: {
    variable: 'TIDDLYWIKI',
    commands: ['tiddlywiki'],
    places: [fileURLToPath(new URL('../../node_modules/.bin/tiddlywiki', import.meta.url))],
  },
  php: { variable: 'PHP', commands: ['php'], places: [] },
  // The folders of wikis.
  dokuwiki: { variable: 'DOKUWIKI', commands: ['dokuwiki'], places: [join(homedir(), '.cache/postmortem-meeting/tools/bin/dokuwiki')] },
  mediawiki: { variable: 'MEDIAWIKI', commands: ['mediawiki'], places: [join(homedir(), '.cache/postmortem-meeting/tools/bin/mediawiki')] },
  chromedriver: {
    variable: 'CHROMEDRIVER',
    commands: ['chromedriver', 'chromium.chromedriver'],
    places: [
      '/usr/lib/chromium/chromedriver',
      '/usr/lib/chromium-browser/chromedriver',
      '/opt/homebrew/bin/chromedriver',
    ],
  },
};

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The path of what is named above, or undefined. Its variable comes first. */
export function find(kind) {
  const { variable, commands, places } = kinds[kind];
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = commands.flatMap((command) => onPath.map((folder) => join(folder, command)));
  return [process.env[variable], ...candidates, ...places].find((path) => path && runs(path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = find(process.argv[2]);
  if (path) console.log(path);
  else process.exit(1);
}
