// Somebody who has a keyboard and nothing else.
import { focusVisible, focused, tabTo } from './keys.mjs';

const fits = (text, wanted) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted);

/** What one does with a keyboard on a page; names are accessible names, texts or patterns. */
export function hand(page) {
  /** Goes to a control, unless it has the focus already, and sees to it that this can be seen. */
  const go = async (name, options = {}) => {
    const control = await focused(page);
    if (fits(control.name, name) && (!options.role || control.role === options.role)) return focusVisible(page);
    return tabTo(page, name, options);
  };
  const key = (...keys) => keys.reduce((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve());
  return {
    go,
    /** Presses keys where the focus is. */
    key,
    /** Presses a button. */
    press: async (name, options = {}) => {
      await go(name, { role: 'button', ...options });
      await key('Enter');
    },
    /** Ticks or unticks a box. */
    tick: async (name) => {
      await go(name, { role: 'checkbox' });
      await key('Space');
    },
    /** Writes into a field instead of what stands there, key by key. */
    write: async (name, text, { role = 'textbox', enter = false } = {}) => {
      await go(name, { role });
      await key('ControlOrMeta+a', 'Delete');
      await page.keyboard.type(text);
      if (enter) await key('Enter');
    },
    /** Puts a text into a field at once, as from the clipboard. */
    paste: async (name, text) => {
      await go(name, { role: 'textbox' });
      await page.keyboard.insertText(text);
    },
    /** Chooses from a list by its first letters. */
    choose: async (name, letters) => {
      await go(name, { role: 'combobox' });
      await page.keyboard.type(letters);
    },
  };
}
