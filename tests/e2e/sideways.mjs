// Nothing may have to be scrolled sideways.
import assert from 'node:assert/strict';

/** Fails with what is too wide, in the document and in every scroll container. `except` is a selector of what may be. */
export async function noSidewaysScroll(page, { except = '' } = {}) {
  const wide = await page.evaluate((allowed) => {
    const found = [];
    const look = (element, scrolls) => {
      if (!scrolls || element.scrollWidth <= element.clientWidth) return;
      if (allowed && element.matches(allowed)) return;
      const edge = element.getBoundingClientRect().left + element.clientWidth;
      const inside = [...element.querySelectorAll('*')].filter(
        (child) => child.getBoundingClientRect().right > edge + 0.5,
      );
      const tag = (it) => it.cloneNode(false).outerHTML.slice(0, 120);
      found.push(
        `${tag(element)} is ${element.clientWidth} wide and holds ${element.scrollWidth}: ${tag(inside.at(-1) ?? element)}`,
      );
    };
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        look(element, /auto|scroll/.test(getComputedStyle(element).overflowX) && element.clientWidth > 0);
      }
    };
    look(document.documentElement, true);
    walk(document);
    return found;
  }, except);
  assert.deepEqual(wide, [], 'Something has to be scrolled sideways');
}
