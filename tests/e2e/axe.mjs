// Runs axe-core over what is on the screen, open shadow roots included, against WCAG 2.2 AA.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Fails with the violations, if there are any, in the page and its frames. `without` names rules to leave out.
 *
 * It runs in a world of its own beside the page's: with real timers, under any policy, and unseen by the page.
 */
export async function accessible(page, { without = [] } = {}) {
  const session = await page.context().newCDPSession(page);
  const violations = [];
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    for (const frameId of framesOf(frameTree)) violations.push(...(await check(session, frameId, without)));
  } finally {
    await session.detach();
  }
  if (violations.length > 0) throw new Error(`Not accessible:\n${violations.map(pretty).join('\n')}`);
}

const framesOf = ({ frame, childFrames = [] }) => [frame.id, ...childFrames.flatMap(framesOf)];

async function check(session, frameId, without) {
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId,
    worldName: 'axe',
  });
  const evaluate = async (expression) => {
    const answer = await session.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? 'axe failed');
    return answer.result.value;
  };
  const options = {
    runOnly: { type: 'tag', values: tags },
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
    iframes: false,
  };
  // Colours on their way from one state to the next are nobody's contrast: measured is where they come to rest.
  await evaluate('document.getAnimations().forEach((one) => one.finish())');
  await evaluate(`${axe}; undefined`);
  return evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`);
}

function pretty({ id, impact, help, nodes }) {
  const places = nodes.map(({ target, html, failureSummary }) => {
    const why = failureSummary.split('\n').slice(1).join('; ').trim();
    return `    ${target.flat().join(' >> ')}\n      ${html.slice(0, 160)}\n      ${why}`;
  });
  return `  ${id} (${impact}): ${help}\n${places.join('\n')}`;
}
