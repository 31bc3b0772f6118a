/**
 * Drives the playground as a person would, in a headless Chromium: types the command letter by
 * letter, reads the answer, presses, fills in a form, changes language, view and person. Saves the
 * pictures in docs/. Exits with 1 and one line on the first thing that is not as it should be.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const LIMIT_MS = 120_000;
const STEP_MS = 15_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const docs = (name: string) => fileURLToPath(new URL(`../docs/${name}`, import.meta.url));

setTimeout(() => fail(new Error(`not done after ${LIMIT_MS / 1000} s`)), LIMIT_MS).unref();
const home = await mkdtemp(join(tmpdir(), 'hashbell-browser-'));
const playground = spawn('npm', ['run', '--silent', 'playground'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  // A group of its own: npm does not pass a signal on to its child everywhere.
  detached: true,
  env: {
    ...process.env,
    PLAYGROUND_PORT: '0',
    PLAYGROUND_DATABASE_URL: `sqlite:${join(home, 'check.db')}`,
  },
});
try {
  const url = await addressOf(playground);
  await check(url);
  console.log('The playground works in the browser.');
} catch (error) {
  fail(error);
} finally {
  end(playground);
  await rm(home, { recursive: true, force: true });
}

async function check(url: string): Promise<void> {
  const context = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const troubles: string[] = [];
  context.on('weberror', (error) => troubles.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() !== 'log') troubles.push(`${message.type()}: ${message.text()}`);
  });
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) troubles.push(request.url());
  });
  context.setDefaultTimeout(STEP_MS);
  try {
    const page = await context.newPage();
    await desktop(page, url);
    await phone(context, url);
  } finally {
    await context.close();
  }
  assert.deepEqual(troubles, [], 'the page complained, or asked another server');
}

async function desktop(page: Page, url: string): Promise<void> {
  await page.goto(url);
  assert.equal(await page.title(), 'Hashbell playground');
  await page.getByRole('button', { name: '/profit 120TH 3000W' }).waitFor();

  step('the command list opens on a slash');
  const line = page.locator('#line');
  const rows = page.getByRole('option').filter({ visible: true });
  await line.press('/');
  await rows.filter({ hasText: '/difficulty' }).waitFor();
  await line.pressSequentially('prof', { delay: 20 });
  await rows.filter({ hasText: '/difficulty' }).first().waitFor({ state: 'detached' });
  await line.press('Tab');
  assert.equal(await line.inputValue(), '/profit ');

  step('suggestions follow what is typed');
  await line.pressSequentially('120TH 3000W', { delay: 20 });
  await rows.filter({ hasText: '25 J/TH' }).first().waitFor();

  step('the answer comes');
  await line.press('Enter');
  const answer = page.locator('discord-message').last();
  await answer.locator('discord-embed').waitFor();
  const text = await answer.innerText();
  for (const part of ['120 TH/s', '3,000 W', 'a day', 'Break-even', 'Power price', 'Difficulty']) {
    assert.ok(text.includes(part), `the answer has no “${part}”: ${text}`);
  }
  assert.equal(await line.inputValue(), '');
  await page.screenshot({ path: docs('playground.png') });

  step('a form opens, and changes the answer');
  await answer.getByRole('button', { name: 'Adjust' }).click();
  const form = page.getByRole('dialog');
  const tariff = form.getByRole('textbox').first();
  await tariff.fill('0.03');
  await form.getByRole('button', { name: 'Submit' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('$0.03/kWh').last().waitFor();

  step('a question back is answered by choosing');
  await send(page, '/profit M30');
  const choice = page.locator('discord-message select').last();
  await choice.selectOption({ index: 1 });
  await page.locator('discord-embed').filter({ hasText: 'Whatsminer M30S' }).last().waitFor();
  await page.getByText('Dismiss message').last().click();

  step('somebody else sees no ephemeral message, and may not press');
  await send(page, '/help');
  await page.getByText('Only you can see this').last().waitFor();
  await page.locator('#persona').selectOption({ label: 'Bob' });
  await page.getByText('Only you can see this').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Adjust' }).first().click();
  await page.locator('discord-message[ephemeral]').waitFor();

  step('what is told in the channel names whom it is for');
  await send(page, '/alerts test deliver:This channel');
  await page.getByText('@Bob', { exact: true }).waitFor();
  await page.locator('#persona').selectOption({ label: 'Alice' });

  step('a digest goes to the channel that is named');
  await send(page, '/digest subscribe 9am channel:#mining timezone:Berlin');
  await page.getByText('daily at 9:00').waitFor();
  await page.getByText('#mining', { exact: true }).last().waitFor();
  await page.getByText('Dismiss message').last().click();

  step('an ephemeral message can be dismissed');
  await page.getByText('Dismiss message').last().click();
  await page.getByText('Only you can see this').first().waitFor({ state: 'detached' });

  step('a refusal says what to do');
  await send(page, '/profit ');
  await page.getByRole('alert').filter({ hasText: '/profit 120TH 3000W' }).waitFor();
  await line.fill('');

  step('a direct message that comes meanwhile is counted, and waits to be read');
  await send(page, '/alerts test');
  const place = page.getByRole('button', { name: 'Hashbell', exact: true });
  const badge = place.getByText('1', { exact: true });
  await badge.waitFor();
  await page.getByText('1 unread direct message', { exact: true }).waitFor();
  await place.click();
  await page.getByText('This is a test').waitFor();
  await badge.waitFor({ state: 'hidden' });

  step('direct messages are another place, and German another language');
  assert.equal(await page.locator('discord-message').count(), 1);
  await page.locator('#language').selectOption({ label: 'Deutsch' });
  await page.getByText('Willkommen im Playground').waitFor();
  await send(page, '/profit S21 Pro strom:0,28 EUR');
  await page.getByText('Gewinnschwelle').waitFor();
  await page.reload();
  await page.getByText('Gewinnschwelle').waitFor();
}

async function phone(context: BrowserContext, url: string): Promise<void> {
  step('it fits a phone');
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(url);
  await page
    .locator('#line')
    .tap()
    .catch(() => page.locator('#line').click());
  await send(page, '/profit 120TH 3000W');
  await page.locator('discord-message').last().locator('discord-embed').waitFor();
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(overflow, 0, 'the page is wider than the phone');
  await page.screenshot({ path: docs('playground-phone.png') });
}

async function send(page: Page, text: string): Promise<void> {
  await page.locator('#line').pressSequentially(text, { delay: 5 });
  await page.locator('#line').press('Enter');
}

function step(sentence: string): void {
  console.log(`- ${sentence}`);
}

/** The address that the playground prints when it is ready. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  assert.ok(stdout);
  for await (const text of createInterface({ input: stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
    if (address) return address;
  }
  throw new Error('the playground ended without printing its address');
}

/** With what it started itself; it may have ended by itself already. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function fail(error: unknown): void {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  console.error(`The browser check failed: ${line}`);
  process.exitCode = 1;
  end(playground);
}
