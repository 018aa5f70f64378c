// How long the first page takes in a browser that has never seen it: MILLRACE_URL=http://127.0.0.1:8080 npm run measure [ADDRESS] [TIMES].
// Each time anew, without a cache: from the begin of the navigation, by the browser's own clock, to the first text, to the numbers of the
// stages (or to the heading, on another page than the first). Prints the medians.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromium } from 'playwright-core';

const server = process.env.MILLRACE_URL ?? 'http://127.0.0.1:8080';
const [address = '/', times = '10'] = process.argv.slice(2);
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM ?? installed.find((path) => existsSync(path));
const wanted = address === '/' ? '[data-testid^="total-"]' : 'main h1';
const kinds = ['answer', 'first text', 'usable'];

/** In the page, before its own scripts: notes when what is wanted is there with data, and has been painted. */
function watch(selector) {
  const isThere = () => [...document.querySelectorAll(selector)].some((element) => /\w/.test(element.textContent ?? ''));
  const observer = new MutationObserver(() => {
    if (isThere()) {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('usable')));
    }
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

async function load(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch, wanted);
  await page.goto(server + address);
  const found = await page.evaluate(async () => {
    while (performance.getEntriesByName('usable').length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const [navigation] = performance.getEntriesByType('navigation');
    const files = performance.getEntriesByType('resource');
    return {
      answer: navigation.responseStart,
      'first text': performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      usable: performance.getEntriesByName('usable')[0].startTime,
      bytes: files.reduce((sum, file) => sum + file.transferSize, navigation.transferSize),
    };
  });
  await context.close();
  return found;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const loads = [];
  for (let time = 0; time < Number(times); time++) {
    const found = await load(browser);
    loads.push(found);
    console.log(kinds.map((kind) => `${kind} ${Math.round(found[kind])} ms`).join(', '));
  }
  console.log(`median of ${loads.length}: ${kinds.map((kind) => `${kind} ${Math.round(median(loads.map((found) => found[kind])))} ms`).join(', ')}`);
  console.log(`${Math.round(median(loads.map((found) => found.bytes)) / 1024)} KB; load of the machine ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
} finally {
  await browser.close();
}
