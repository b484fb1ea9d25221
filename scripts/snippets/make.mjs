// Makes the snippets. Runs in the page, and in tests.

/** For an attribute in double quotes. */
const quoted = (text) => text.replace(/[&"<>]/g, (sign) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' })[sign]);
/** What wikis take for their own marks; addresses may always have it encoded. */
const encoded = (text) => text.replace(/[()[\]{}|'`*~!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The folder an address is in, or undefined where it is no address of the web. */
export function folderOf(text) {
  if (!/^\s*https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const address = new URL(text);
  address.search = '';
  address.hash = '';
  address.username = '';
  address.password = '';
  address.pathname = encoded(new URL('.', address).pathname);
  return address.href;
}

/** What a meeting may be called, out of what somebody typed: small letters, digits and dashes, forty at most. */
export const nameOf = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');

const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms';

/**
 * The snippet of a kind.
 *
 * @param {string} kind
 * @param {{ folder: string, meeting: string, agenda: string, theme: string, words: { frame: string, open: string } }} given
 */
export function snippetOf(kind, { folder, meeting, agenda, theme, words }) {
  const set = Object.entries({ agenda, theme, meeting }).filter(([, value]) => value);
  const fragment = set.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const address = `${folder}embed.html${fragment && `#${fragment}`}`;
  const frame = `<iframe src="${quoted(address)}" title="${quoted(words.frame)}" width="100%" height="640" style="border:0;max-width:480px" loading="lazy" referrerpolicy="strict-origin" allow="clipboard-write; screen-wake-lock; autoplay; web-share" sandbox="${sandbox}"></iframe>`;
  const kinds = {
    address: () => address,
    frame: () => frame,
    iframetag: () => `<iframe src="${quoted(address)}" width="480" height="640" sandbox="allow-scripts allow-same-origin allow-popups allow-downloads" />`,
    dokuwiki: () => `{{url>${address} 480,640 noscroll|${words.frame}}}`,
    xwiki: () => `{{html clean="false"}}${frame}{{/html}}`,
    badge: () => `[![${words.open}](${folder}badge.svg)](${folder})`,
    teams: () =>
      JSON.stringify(
        {
          staticTabs: [
            {
              entityId: 'postmortem-meeting',
              name: words.frame,
              contentUrl: address,
              websiteUrl: folder,
              scopes: ['groupChat'],
              context: ['meetingSidePanel'],
            },
          ],
          validDomains: [new URL(folder).host],
        },
        null,
        2,
      ),
    element: () => {
      const own = set.map(([name, value]) => ` ${name}="${quoted(value)}"`).join('');
      const link = `<a href="${quoted(folder)}">${quoted(words.open)}</a>`;
      return `<script type="module" src="${quoted(folder)}postmortem-meeting.js"></script>\n\n<postmortem-meeting${own}>${link}</postmortem-meeting>`;
    },
  };
  return kinds[kind]();
}
