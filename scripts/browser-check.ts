/**
 * Drives the playground as a person would, in a headless Chromium: types the command letter by
 * letter, reads the answer, presses, fills in a form, changes language, view and person, and the
 * time. Exits with 1 and one line on the first thing that is not as it should be.
 */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { onPlayground, send, skip, step } from './playground-browser.ts';

/** Bytes over the wire for the page at its first load, and at the next. */
const MOST_AT_FIRST = 100 * 1024;
const MOST_AGAIN = 8 * 1024;

await onPlayground({ title: 'The browser check', limit: 240_000 }, async ({ url, context }) => {
  const page = await context.newPage();
  await weight(page, url);
  await desktop(page, url);
  await phone(context, url);
  await timeMachine(await context.newPage(), url);
  await tours(await context.newPage(), url);
});
if (!process.exitCode) console.log('The playground works in the browser.');

async function weight(page: Page, url: string): Promise<void> {
  const load = async (how: () => Promise<unknown>) => {
    await how();
    await page.locator('.card').first().waitFor();
    const loaded = await page.evaluate(
      `['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
        .reduce((sum, { transferSize }) => sum + transferSize, 0)`,
    );
    return Number(loaded);
  };
  const first = await load(() => page.goto(url));
  const again = await load(() => page.reload());
  step(`the page takes ${first} bytes at first, ${again} when it is loaded again`);
  assert.ok(first > 0 && first < MOST_AT_FIRST, 'the first load is too large');
  assert.ok(again < MOST_AGAIN, 'the page is not kept by the browser');
}

async function desktop(page: Page, url: string): Promise<void> {
  await page.goto(url);
  assert.equal(await page.title(), 'Hashbell playground');

  step('the command list opens on a slash');
  const line = page.locator('#line');
  const rows = page.getByRole('option').filter({ visible: true });
  await line.press('/');
  await rows.filter({ hasText: '/difficulty' }).waitFor();
  const more = page.getByText('more below');
  assert.match(await more.innerText(), /^\d+ more below: scroll, or type on$/);
  await page.locator('#suggestions').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await more.waitFor({ state: 'hidden' });
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
  for (const part of ['120 TH/s', '3,000 W', 'a day', 'pay below', 'Bitcoin above', 'Retarget']) {
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
  await page.getByText('you: $0.03').last().waitFor();

  step('a question back is answered by choosing');
  await send(page, '/profit M30');
  const choice = page.locator('discord-message select').last();
  await choice.selectOption({ index: 1 });
  await page.locator('discord-embed').filter({ hasText: 'Whatsminer M30S' }).last().waitFor();
  await page.getByText('Dismiss message').last().click();

  step('a command with a file goes out with one Enter');
  await page.locator('#file').setInputFiles({
    ...{ name: 'rigs.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('model,hashrate,power\nS21 Pro,234,3510\n'),
  });
  await send(page, '/rig import');
  await page.locator('discord-message').filter({ hasText: 'rig import' }).last().waitFor();
  assert.equal(await page.locator('#attached').isVisible(), false, 'the file is still there');
  await page.getByText('Dismiss message').last().click();

  step('a picture opens in full size, closes with Escape, and gives the focus back');
  await send(page, '/hashprice range:1 year');
  const picture = page.locator('.picture').last();
  await picture.click();
  const enlarged = page.locator('dialog img');
  await enlarged.waitFor();
  const width = (await enlarged.boundingBox())?.width ?? 0;
  assert.ok(width > ((await picture.boundingBox())?.width ?? 0), 'it is no larger than before');
  await page.keyboard.press('Escape');
  await enlarged.waitFor({ state: 'detached' });
  assert.ok(await picture.evaluate((one) => one.matches(':focus')), 'the focus is elsewhere');

  step('who has scrolled up is told of a new message, and led there');
  await page.locator('#scroll').evaluate((frame) => frame.scrollTo(0, 0));
  const bob = await page.context().newPage();
  await bob.goto(`${url}?as=100000000000000002`);
  await send(bob, '/difficulty');
  await page.getByRole('button', { name: 'New message' }).click();
  const newest = page.locator('discord-message').last();
  await newest.getByText('difficulty', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'New message' }).waitFor({ state: 'hidden' });
  const { top = 0 } = await newest.evaluate((one) => ({ top: one.getBoundingClientRect().top }));
  assert.ok(top >= 0 && top < 700, `the new message is not in sight, but at ${top}`);
  await bob.close();

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

  step('a direct message that comes meanwhile is announced and counted; the toast leads there');
  await send(page, '/alerts test');
  const place = page.getByRole('button', { name: 'Hashbell', exact: true });
  const badge = place.getByText('1', { exact: true });
  await badge.waitFor();
  await page.getByText('1 unread direct message', { exact: true }).waitFor();
  await page.locator('#toast').getByRole('button', { name: 'This is a test' }).click();
  await page.locator('discord-message').getByText('This is a test').waitFor();
  await page.locator('.toast-line').waitFor({ state: 'detached' });
  await badge.waitFor({ state: 'hidden' });

  step('direct messages are another place, and German another language');
  assert.equal(await page.locator('discord-message').count(), 1);
  await page.locator('#language').selectOption({ label: 'Deutsch' });
  await page.getByText('Willkommen im Playground').waitFor();
  await send(page, '/profit S21 Pro strom:0,28 EUR');
  await page.getByText('Lohnt sich erst unter').waitFor();
  await page.reload();
  await page.getByText('Lohnt sich erst unter').waitFor();
}

async function timeMachine(page: Page, url: string): Promise<void> {
  step('a lower price rings, a minute after the start');
  await page.goto(url);
  await send(page, '/rig add rig:200TH 3500W 0.07 name:Cellar');
  await page.getByRole('button', { name: 'Watch it' }).click();
  await page.getByText('Alert set').waitFor();
  let skips = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/skip')) skips += 1;
  });
  const fall = page.getByRole('button', { name: 'Price −30%', exact: true });
  await fall.dblclick();
  await page.locator('#toast').getByText('Cellar no longer pays').waitFor();
  await page.locator('#origin.sample').waitFor();
  await page.getByRole('button', { name: 'Hashbell', exact: true }).click();
  await page.locator('discord-message').getByText('Cellar no longer pays').waitFor();
  await page.locator('#progress').waitFor({ state: 'hidden' });
  assert.equal(skips, 1, 'a double click lets the price fall twice');

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

async function tours(page: Page, url: string): Promise<void> {
  const text = page.locator('#tour-text');
  const next = page.getByRole('button', { name: 'Next', exact: true });
  /** Skips the pauses until the strip says so. */
  const until = async (sentence: string) => {
    for (let waited = 0; !(await text.innerText()).includes(sentence); waited += 200) {
      assert.ok(waited < 60_000, `${await text.innerText()}: no “${sentence}”`);
      if (await next.isVisible()) await next.click({ timeout: 1_000 }).catch(() => {});
      await page.waitForTimeout(200);
    }
  };

  step('a card types, presses and travels, and goes where the alert came; the keyboard will do');
  await page.goto(`${url}?view=channel`);
  const card = page.getByRole('button', { name: /^Alert A rig is watched/ });
  await card.focus();
  await card.press('Enter');
  await text.filter({ hasText: 'Alert, step 1 of 4: a command is typed' }).waitFor();
  assert.ok(await next.evaluate((one) => one.matches(':focus')), 'Next has not the focus');
  await until('Alert: that was all.');
  await page.locator('discord-message').getByText('2 rigs no longer pay').waitFor();

  step('the next one is offered');
  await page.locator('#tour').getByRole('button', { name: 'Digest' }).click();
  await until('Digest: that was all.');
  await page.locator('discord-message').getByText('Hashbell digest').waitFor();
  await page.locator('#tour').getByRole('button', { name: 'Profit' }).click();
  await until('Profit: that was all.');
  await page.locator('discord-embed').filter({ hasText: 'S21 Pro' }).last().waitFor();

  step('a tour that can’t go on says so, and one that is ended ends');
  await page.locator('#tour').getByRole('button', { name: 'Alert' }).click();
  await until('“Watch it” is pressed');
  await page.getByText('Dismiss message').last().click();
  await until('the answer has no “Watch it”, so the tour ends here.');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  assert.equal(await page.locator('#tour').isVisible(), false);
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
  assert.equal(await page.locator('#line').getAttribute('placeholder'), 'Type / for commands');
  await send(page, '/profit 120TH 3000W');
  await page.locator('discord-message').last().locator('discord-embed').last().waitFor();
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(overflow, 0, 'the page is wider than the phone');

  step('the five ranges of a chart stand in one line there');
  await send(page, '/hashprice');
  const row = page.locator('discord-action-row').filter({ hasText: '90d' }).last();
  await row.waitFor();
  const lines = await row.evaluate(
    ({ children }) => new Set([...children].map((one) => one.getBoundingClientRect().top)).size,
  );
  assert.equal(lines, 1, 'the ranges take two lines');

  step('a phone that is turned says more in its text field');
  await page.setViewportSize({ width: 844, height: 390 });
  await page.locator('#line[placeholder*="#mining"]').waitFor();
}
