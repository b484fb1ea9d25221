// Draws assets/icon-192.png and icon-512.png from assets/icon.svg, for what takes no SVG. To be run when that changes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from '../tests/e2e/browser.mjs';

const assets = fileURLToPath(new URL('../assets/', import.meta.url));
const browser = await launch();
const page = await browser.newPage();
for (const size of [192, 512]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${readFileSync(`${assets}icon.svg`, 'utf8')}`);
  await page.screenshot({ path: `${assets}icon-${size}.png` });
}
await browser.close();
