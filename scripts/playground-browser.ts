import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const STEP_MS = 15_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Scene {
  readonly url: string;
  readonly context: BrowserContext;
}

export interface SceneOptions {
  /** Subject of the sentence that says it failed: "The browser check failed". */
  readonly title: string;
  /** Milliseconds for all of it. */
  readonly limit: number;
  /** Environment variables on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts the playground on a fresh database, and a headless Chromium that may ask nobody else. Sets
 * the exit code to 1 and says one line on the first thing that is not as it should be.
 */
export async function onPlayground(
  { title, limit, env = {} }: SceneOptions,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'hashbell-browser-'));
  const playground = spawn('npm', ['run', '--silent', 'playground'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: npm does not pass a signal on to its child everywhere.
    detached: true,
    env: {
      ...process.env,
      ...env,
      PLAYGROUND_PORT: '0',
      PLAYGROUND_DATABASE_URL: `sqlite:${join(home, 'check.db')}`,
    },
  });
  const fail = (error: unknown) => {
    const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
    console.error(`${title} failed: ${line}`);
    process.exitCode = 1;
    end(playground);
  };
  setTimeout(() => fail(new Error(`not done after ${limit / 1_000} s`)), limit).unref();
  try {
    await inBrowser(await addressOf(playground), home, play);
  } catch (error) {
    fail(error);
  } finally {
    end(playground);
    await rm(home, { recursive: true, force: true });
  }
}

async function inBrowser(
  url: string,
  home: string,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
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
    await play({ url, context });
  } finally {
    await context.close();
  }
  assert.deepEqual(troubles, [], 'the page complained, or asked another server');
}

export async function send(page: Page, text: string): Promise<void> {
  await page.locator('#line').pressSequentially(text, { delay: 5 });
  await page.locator('#line').press('Enter');
}

/** Presses one of the time machine's buttons, and waits until it has arrived somewhere else. */
export async function skip(page: Page, button: string): Promise<void> {
  const arrival = page.locator('#arrival');
  const before = (await arrival.textContent()) ?? '';
  await page.getByRole('button', { name: button, exact: true }).click();
  const isThere = async () => {
    const now = (await arrival.textContent()) ?? '';
    return now !== before && /\d/.test(now);
  };
  for (let waited = 0; !(await isThere()); waited += 100) {
    assert.ok(waited < 60_000, `${button}: it does not arrive`);
    await page.waitForTimeout(100);
  }
}

export function step(sentence: string): void {
  console.log(`- ${sentence}`);
}

/** Returns the address that the playground prints when it is ready. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  assert.ok(stdout);
  for await (const text of createInterface({ input: stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
    if (address) return address;
  }
  throw new Error('the playground ended without printing its address');
}

/** Ends the process with those that it started; it may have ended by itself already. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
