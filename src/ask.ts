import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './app.ts';
import { ConfigError, loadConfig } from './config.ts';
import { readEnvironment } from './environment.ts';
import { OperatorError } from './errors.ts';
import { createLog } from './log.ts';
import { ask } from './playground/ask.ts';
import type { AttachedFile } from './ports.ts';
import { localeCalled } from './render/language.ts';
import { routerTexts } from './render/router-texts.ts';

const USAGE = `Usage: npm run --silent ask -- [--json] [--locale de] [--attach FILE] "/profit 120TH 3000W"

Prints one answer of the bot, in English (en-US, en-GB) or German (de). Exit code: 0 for an answer,
1 for refused input or a question back.`;

/** Seconds for all providers together; after that, what is in memory or the sample network. */
const PATIENCE = 8;
/** Seconds for a single request. */
const SOURCE_TIMEOUT = 3;

const { values, positionals } = readArguments();
const line = positionals.join(' ').trim();
try {
  const locale = localeCalled(values.locale);
  if (line === '' || locale === undefined) throw new ConfigError(USAGE);
  await answer(locale);
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function answer(locale: string): Promise<void> {
  const { LOG_LEVEL = 'error', ...env } = readEnvironment();
  const config = loadConfig({ ...env, LOG_LEVEL });
  // Answers go to standard output, so the log must not.
  const log = createLog(config.logLevel, 2);
  const app = await buildApp(config, { log, sample: true, sourceTimeout: SOURCE_TIMEOUT });
  try {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE * 1000).unref());
    await Promise.race([app.ports.market.refresh(), late]);
    const { text, exitCode } = await ask(
      { line, locale, json: values.json, file: await attached(values.attach) },
      {
        ...app,
        texts: routerTexts,
        log,
        terminal: {
          width: Math.min(process.stdout.columns ?? 80, 100),
          colour: process.stdout.isTTY && !process.env['NO_COLOR'],
        },
      },
    );
    console.log(text);
    process.exitCode = exitCode;
  } finally {
    await app.stop();
  }
}

async function attached(path: string | undefined): Promise<AttachedFile | undefined> {
  if (path === undefined) return undefined;
  const data = await readFile(path).catch((cause: unknown) => {
    throw new ConfigError(`${path} can't be read.`, { cause });
  });
  const url = `data:application/octet-stream;base64,${data.toString('base64')}`;
  return { name: basename(path), size: data.length, url };
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        locale: { type: 'string', default: 'en-US' },
        attach: { type: 'string' },
      },
    });
  } catch {
    return { values: { json: false, locale: 'en-US', attach: undefined }, positionals: [] };
  }
}
