// The page with snippets: shows the one for the chosen wiki, and fills it in anew with every change.
const by = (id) => document.getElementById(id);
const [wiki, meeting, agenda, theme, address] = ['wiki', 'meeting', 'agenda', 'theme', 'address'].map(by);
const snippet = by('snippet');
const said = by('said');
let folder = folderOf(location.href);
let saying;

function show() {
  const { kind, put, needs, tried } = wikis.find(({ id }) => id === wiki.value);
  const given = { folder, meeting: nameOf(meeting.value), agenda: agenda.value, theme: theme.value, words: page };
  snippet.textContent = snippetOf(kind, given);
  by('put').textContent = put;
  by('needs').textContent = needs;
  by('tried').textContent = tried ? `${page.tried} ${tried}.` : page.untried;
  by('frame-note').hidden = !/^(frame|iframetag|xwiki)$/.test(kind);
  // A link opens the page itself, where all this is chosen.
  for (const one of document.querySelectorAll('.sn-set')) one.hidden = kind === 'badge';
  say('');
}

/** Says something to everybody; the words go when they no longer hold. */
function say(words) {
  clearTimeout(saying);
  said.textContent = words;
}

function choose() {
  const id = location.hash.slice(1);
  if (wikis.some((one) => one.id === id)) wiki.value = id;
  show();
}

function select() {
  const all = document.createRange();
  all.selectNodeContents(snippet);
  getSelection().removeAllRanges();
  getSelection().addRange(all);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(snippet.textContent);
  } catch {
    // Plain http and frames have no other way.
    select();
    if (!document.execCommand('copy')) {
      snippet.focus();
      return say(page.byHand);
    }
    getSelection().removeAllRanges();
  }
  say(page.copied);
  saying = setTimeout(say, 4000, '');
}

// From disk there is no address yet that others could reach.
folder ??= 'https://postmortem.example/';
address.value = folder;
address.addEventListener('input', () => {
  const found = folderOf(address.value);
  folder = found ?? folder;
  address.setAttribute('aria-invalid', String(!found));
  by('address-wrong').textContent = found ? '' : page.addressWrong;
  show();
});
wiki.addEventListener('change', () => {
  history.replaceState(null, '', `#${wiki.value}`);
  show();
});
for (const field of [meeting, agenda, theme]) field.addEventListener('input', show);
addEventListener('hashchange', choose);
by('copy').addEventListener('click', copy);
choose();
by('scripts').remove();
by('tool').hidden = false;
