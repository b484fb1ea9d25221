// The keyboard alone: goes to a control with Tab, and sees to it that the focus can be seen there.
import assert from 'node:assert/strict';

/**
 * Presses Tab until the control with this accessible name has the focus, and checks that the focus is visible.
 * `name` is a text or a pattern; `role` narrows it down; `back` goes with Shift+Tab; `most` is how often to try.
 */
export async function tabTo(page, name, { role, back = false, most = 200 } = {}) {
  await remember(page);
  const passed = [];
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const control = await focused(page);
    if (matches(control.name, name) && (!role || control.role === role)) {
      await focusVisible(page);
      return control;
    }
    passed.push(`${control.role} "${control.name}"`);
  }
  const seen = [...new Set(passed)].join(', ');
  return assert.fail(`Tab does not reach ${role ?? 'a control'} ${name}. It reached: ${seen}`);
}

/** Goes to the control with Tab and presses a key there, Enter by default. */
export async function press(page, name, { key = 'Enter', ...options } = {}) {
  await tabTo(page, name, options);
  await page.keyboard.press(key);
}

/** The accessible `{ role, name }` of what has the focus, as the browser tells assistive technology. */
export async function focused(page) {
  const session = await page.context().newCDPSession(page);
  try {
    const { result } = await session.send('Runtime.evaluate', { expression: `(${deepest})()` });
    const { nodes } = await session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    return { role: nodes[0]?.role?.value ?? '', name: nodes[0]?.name?.value ?? '' };
  } finally {
    await session.detach();
  }
}

/** Fails unless what has the focus looks focused: an outline, or a shadow that it lacks otherwise. */
export async function focusVisible(page) {
  const { visible, what } = await page.evaluate(`(${looksFocused})((${deepest})())`);
  assert.ok(visible, `The focus cannot be seen on ${what}`);
}

const matches = (text, wanted) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted);

// In the page: the element with the focus, inside whatever shadow roots.
function deepest() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element ?? document.body;
}

// In the page: notes how everything looks that has no focus now. A ring may be drawn around the control, its label, or
// what holds both.
function remember(page) {
  return page.evaluate(() => {
    const looks = (window.pmLooks = new WeakMap());
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        if (!element.matches(':focus, :focus-within')) looks.set(element, getComputedStyle(element).boxShadow);
      }
    };
    walk(document);
  });
}

function looksFocused(element) {
  const places = [element, ...(element.labels ?? []), element.parentElement].filter(Boolean);
  const transparent = (colour) => colour === 'transparent' || /(?:,|\/) ?0\)$/.test(colour);
  const visible = places.some((place) => {
    const style = getComputedStyle(place);
    const outlined =
      style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 && !transparent(style.outlineColor);
    const before = window.pmLooks?.get(place);
    return outlined || (style.boxShadow !== 'none' && before !== undefined && style.boxShadow !== before);
  });
  return { visible, what: element.outerHTML.slice(0, 160) };
}
