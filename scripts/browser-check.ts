/**
 * Drives the playground as a person would, in a headless Chromium: types the command letter by
 * letter, reads the answer, presses, fills in a form, changes language, view and person, and the
 * time. Exits with 1 and one line on the first thing that is not as it should be.
 */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { onPlayground, send, skip, step } from './playground-browser.ts';

await onPlayground({ title: 'The browser check', limit: 180_000 }, async ({ url, context }) => {
  const page = await context.newPage();
  await desktop(page, url);
  await phone(context, url);
  await timeMachine(await context.newPage(), url);
});
if (!process.exitCode) console.log('The playground works in the browser.');

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
  await page.getByRole('alert').filter({ hasText: '/profit rig:120TH 3000W' }).waitFor();
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

async function timeMachine(page: Page, url: string): Promise<void> {
  step('a lower price rings, a minute after the start');
  await page.goto(url);
  const hint = page.getByRole('button', { name: '/rig add', exact: false }).first();
  await hint.click();
  await page.locator('#line').press('Enter');
  await page.getByRole('button', { name: 'Watch it' }).click();
  await page.getByText('Alert set').waitFor();
  await skip(page, 'Price −30%');
  await page.locator('#origin.sample').waitFor();
  await page.getByRole('button', { name: 'Hashbell', exact: true }).click();
  await page.getByText('Cellar no longer pays').waitFor();

  step('the panel says where it arrived, and goes on by the keyboard');
  const arrival = page.locator('#arrival');
  assert.match((await arrival.textContent()) ?? '', /^Arrived: /);
  const moment = page.locator('#moment');
  const before = await moment.textContent();
  const back = page.getByRole('button', { name: 'Price back', exact: true });
  await back.focus();
  await back.press('Enter');
  await page.getByText('Cellar pays again').waitFor();
  assert.notEqual(await moment.textContent(), before);

  step('nine o’clock tomorrow is nine o’clock tomorrow');
  await skip(page, '09:00 tomorrow');
  assert.match((await moment.textContent()) ?? '', /9:0\d AM UTC/);
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
  const journey = page.getByRole('button', { name: 'Next retarget' });
  assert.equal(await journey.isVisible(), false, 'the time machine is not folded');
  await page.locator('#machine summary').click();
  await journey.waitFor();
  await send(page, '/profit 120TH 3000W');
  await page.locator('discord-message').last().locator('discord-embed').waitFor();
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(overflow, 0, 'the page is wider than the phone');
}
