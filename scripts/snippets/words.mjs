// What the page with snippets says. It is no part of the program, so its words are not in src/locale.
//
// Each wiki: `id` as in the page's address; what is copied (`kind`, see make.mjs); `put`, where it goes; `needs`, the one
// line about what must be allowed. `tried` names what it was seen to work in; without it nothing is promised.

export const page = {
  title: 'Put the meeting into a wiki',
  lead: 'Choose your wiki, copy, paste.',
  wiki: 'Your wiki',
  snippet: 'Copy this',
  copy: 'Copy',
  copied: 'Copied.',
  byHand: 'The browser did not let it be copied. It is selected: press Ctrl+C, or ⌘C on a Mac.',
  needs: 'What must be allowed',
  untried: 'We have not tried this one. If it stays empty, a link to the page always works.',
  tried: 'Tried in',
  details: 'Set it up, if you like',
  meeting: 'Name of the meeting',
  meetingNote: 'Small letters, digits and dashes. The browser keeps the meeting under it.',
  agenda: 'Agenda',
  agendaLeft: 'Chosen in the meeting',
  agendas: { 'buy-in': 'Buy-in first', learning: 'Learning first' },
  minutes: 'minutes',
  theme: 'Colours',
  themes: { '': 'As the reader likes', light: 'Light', dark: 'Dark' },
  address: 'Where the page is served',
  addressWrong: 'An address begins with https:// or http://.',
  open: 'Open the postmortem meeting',
  frame: 'Postmortem meeting',
  scripts: 'This page fills the snippets in with JavaScript, which does not run here.',
};

const ownHost = 'Nothing, where your pages and this address are on one host.';

export const wikis = [
  {
    id: 'confluence-cloud',
    name: 'Confluence Cloud',
    kind: 'address',
    put: 'Type /iframe in the page and give it this address. A width of 480 and a height of 640 are enough.',
    needs: 'The iframe macro, and an address that begins with https.',
  },
  {
    id: 'confluence-data-center',
    name: 'Confluence Data Center',
    kind: 'frame',
    put: 'Into the HTML macro, or into a user macro that an admin makes of it.',
    needs: 'An admin must switch on the HTML macro, which is off at first, or make the user macro.',
  },
  {
    id: 'mediawiki',
    name: 'MediaWiki',
    kind: 'iframetag',
    put: 'Into the text of the page.',
    needs: 'An admin must install the extension IframeTag and put this host on its list.',
  },
  {
    id: 'dokuwiki',
    name: 'DokuWiki',
    kind: 'dokuwiki',
    put: 'Into the text of the page.',
    needs: 'An admin must install the iframe plugin.',
  },
  {
    id: 'notion',
    name: 'Notion',
    kind: 'address',
    put: 'Type /embed in the page and paste this address.',
    needs: 'An address that begins with https.',
  },
  {
    id: 'sharepoint',
    name: 'SharePoint',
    kind: 'frame',
    put: 'Into the Embed web part of the page.',
    needs: 'An admin must add this host to the sites that may be embedded.',
  },
  {
    id: 'teams',
    name: 'Teams',
    kind: 'teams',
    put: 'Into the manifest of a Teams app, as a tab beside the call.',
    needs: 'An admin must allow apps of your own, and the web host must let Teams frame the page.',
  },
  {
    id: 'github',
    name: 'GitHub',
    kind: 'badge',
    put: 'Into a wiki page, a README or an issue. It opens the meeting in a tab of its own.',
    needs: 'Nothing: it is a link with a picture.',
  },
  {
    id: 'gitlab',
    name: 'GitLab',
    kind: 'badge',
    put: 'Into a wiki page, a README or an issue. It opens the meeting in a tab of its own.',
    needs: 'Nothing: it is a link with a picture.',
  },
  {
    id: 'tiddlywiki',
    name: 'TiddlyWiki',
    kind: 'frame',
    put: 'Into the text of a tiddler.',
    needs: 'Nothing: tiddlers may hold frames.',
    tried: 'TiddlyWiki 5.4',
  },
  {
    id: 'wikijs',
    name: 'Wiki.js',
    kind: 'frame',
    put: 'Into the page, in the Markdown or the code editor.',
    needs: 'An admin must allow iframes, in the settings for rendering.',
  },
  {
    id: 'bookstack',
    name: 'BookStack',
    kind: 'frame',
    put: 'Into the source code of the page, in the editor.',
    needs: 'An admin must add this host to ALLOWED_IFRAME_SOURCES in the file .env.',
  },
  {
    id: 'outline',
    name: 'Outline',
    kind: 'address',
    put: 'Paste the address on a line of its own and choose Embed.',
    needs: 'An Outline that embeds addresses of your own; others leave a link.',
  },
  {
    id: 'xwiki',
    name: 'XWiki',
    kind: 'xwiki',
    put: 'Into the page, in the source editor.',
    needs: 'The HTML macro, for those who write the page.',
  },
  {
    id: 'mkdocs',
    name: 'MkDocs',
    kind: 'element',
    put: 'Into a Markdown page. Keep the lines as they are.',
    needs: ownHost,
    tried: 'MkDocs 1.6',
  },
  {
    id: 'mdbook',
    name: 'mdBook',
    kind: 'element',
    put: 'Into a Markdown page. Keep the lines as they are.',
    needs: ownHost,
  },
  {
    id: 'own-page',
    name: 'A page of your own',
    kind: 'element',
    put: 'Into the HTML, where the meeting is to be.',
    needs: ownHost,
    tried: 'Chromium, Firefox and WebKit',
  },
];

/** Said beside frames: the two permissions together free a frame that is on its host's own origin. */
export const frameNote = 'Where the wiki itself is served from the same host as this address, take allow-same-origin out.';
