/**
 * Makes the README's pictures in docs/ with the playground on its sample network, the same each
 * time.
 */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { WITHOUT_SOURCES } from '../tests/support/without-sources.ts';
import { onPlayground, type Scene, send, skip, step } from './playground-browser.ts';

/** Bytes that a picture may have: whoever reads the README loads them all. */
const LARGEST = 150 * 1024;
const ALICE = '100000000000000001';
const BOB = '100000000000000002';

await onPlayground({ title: 'Making pictures', limit: 180_000, env: WITHOUT_SOURCES }, takeAll);

async function takeAll({ url, context }: Scene): Promise<void> {
  for (const scene of [answers, digest, alert, chart, rig]) {
    await scene(context, url);
    // Each page keeps a connection, and a browser opens no more than six.
    for (const page of context.pages().slice(1)) await page.close();
  }
}

/** Shows what a rig earns: on a desk, in German, on a phone. */
async function answers(context: BrowserContext, url: string): Promise<void> {
  const page = await open(context, url, { width: 1120, height: 920 });
  // The picture shows nothing but the answer.
  await page.locator('#machine summary').click();
  await send(page, '/profit S21 Pro 0.06');
  await take(page, 'playground.png');

  const german = await open(context, `${url}?lang=de&view=dm&as=${BOB}`, {
    width: 1120,
    height: 800,
  });
  await send(german, '/profit S21 Pro strom:0,28 EUR');
  await take(german, 'playground-de.png');

  const phone = await open(context, `${url}?as=${BOB}`, {
    width: 390,
    height: 844,
  });
  await send(phone, '/profit S21 Pro 0.06');
  await take(phone, 'playground-phone.png');
}

/** Shows the alert that comes unasked when the price falls. */
async function alert(context: BrowserContext, url: string): Promise<void> {
  const page = await open(context, url, { width: 1100, height: 640 });
  await send(page, '/rig add rig:200TH 3500W 0.07 name:Cellar');
  await page.getByRole('button', { name: 'Watch it' }).click();
  await page.getByText('Alert set').waitFor();
  await skip(page, 'Price −30%');
  await page.goto(`${url}?view=dm`);
  await page.getByText('Cellar no longer pays').waitFor();
  await take(page, 'alert.png');
}

/** Shows the hashprice of a year, in a picture of its own. */
async function chart(context: BrowserContext, url: string): Promise<void> {
  const page = await open(context, `${url}?as=${BOB}&view=dm&lang=en`, {
    width: 1100,
    height: 900,
  });
  await page.locator('#machine summary').click();
  await send(page, '/hashprice range:1y');
  await page.locator('discord-message img.embed-image').last().waitFor();
  await take(page, 'chart.png');
}

/** Shows how a rig fared. */
async function rig(context: BrowserContext, url: string): Promise<void> {
  const page = await open(context, `${url}?as=${ALICE}&view=dm&lang=en`, {
    width: 1100,
    height: 940,
  });
  await page.locator('#machine summary').click();
  await send(page, '/rig show Cellar');
  await page.locator('discord-message img.embed-image').last().waitFor();
  await take(page, 'rig.png');
}

/** Shows the digest of a morning: in a channel on a desk, and on a phone. */
async function digest(context: BrowserContext, url: string): Promise<void> {
  const page = await open(context, `${url}?as=${ALICE}&view=channel&lang=en`, {
    width: 900,
    height: 980,
  });
  await send(page, '/digest subscribe time:9 timezone:UTC');
  await page.getByText('Subscribed: #1').waitFor();
  await skip(page, '09:00 tomorrow');
  await page.getByText('Hashbell digest').waitFor();
  await page.locator('#machine summary').click();
  await page.locator('discord-message img.attachment').last().waitFor();
  await take(page, 'digest.png');
  await page.setViewportSize({ width: 390, height: 844 });
  await take(page, 'digest-phone.png');
}

async function open(
  context: BrowserContext,
  url: string,
  size: { readonly width: number; readonly height: number },
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.goto(url);
  await page.locator('#moment').filter({ hasText: 'UTC' }).waitFor({ state: 'attached' });
  return page;
}

/** Takes the picture once everything has loaded. */
async function take(page: Page, name: string): Promise<void> {
  await page.locator('discord-message').last().locator('discord-embed').last().waitFor();
  await page.locator('#line').blur();
  await page.waitForLoadState('networkidle').catch(() => {});
  const path = fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = await stat(path);
  step(`docs/${name}: ${Math.round(size / 1024)} kB`);
  if (size > LARGEST) throw new Error(`docs/${name} has more than ${LARGEST / 1024} kB`);
}
