import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './app/app.ts';
import { ConfigError } from './app/config.ts';
import { readQuietEnvironment } from './app/environment.ts';
import { localeCalled } from './i18n/language.ts';
import { createLog } from './log/log.ts';
import type { AttachedFile } from './message/attached-file.port.ts';
import type { Attachment } from './message/message.ts';
import { routerTexts } from './message/router-texts.ts';
import { ask, type Question } from './playground/ask.ts';
import { complaintOf, ownConfig } from './playground/own-config.ts';

const USAGE = `Usage: npm run --silent ask -- [--json] [--locale de] [--attach FILE] [--save DIR] [--yes] "/profit 120TH 3000W"

Prints one answer of the bot, in English (en-US, en-GB) or German (de); without --locale in the
language chosen by /settings me. Exit code: 0 for an answer, 1 for refused input or a question back.

  --attach FILE  a file for a command that takes one, such as /rig import
  --save DIR     keeps the answer's files, such as charts, in that folder; without it an export goes
                 to standard output, and its sentence to standard error
  --yes          confirms what is asked before anything is removed or saved
  --json         the answer as Discord gets it`;

/** Seconds for all providers together; then figures in memory or the sample network count. */
const PATIENCE = 8;
/** Seconds for a single request. */
const SOURCE_TIMEOUT = 3;

try {
  await run();
} catch (error) {
  console.error(complaintOf(error));
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) return console.log(USAGE);
  const locale = values.locale === undefined ? undefined : localeCalled(values.locale);
  const line = positionals.join(' ').replace(/\s+/g, ' ').trim();
  if (values.locale !== undefined && locale === undefined) {
    throw new ConfigError(`Unknown locale ${values.locale}\n\n${USAGE}`);
  }
  if (line === '') throw new ConfigError(USAGE);
  const file = await attached(values.attach);
  const { json, yes, save } = values;
  return answer({ line, locale, json, yes, savesFiles: save !== undefined, file }, save);
}

/** Keeps what is asked apart from the playground, whose time machine moves the market that it writes down. */
function ownDatabase({ PLAYGROUND_DATABASE_URL: url }: ReturnType<typeof readQuietEnvironment>) {
  return url?.trim() ? {} : { PLAYGROUND_DATABASE_URL: 'sqlite:./data/ask.db' };
}

async function answer(question: Question, folder: string | undefined): Promise<void> {
  const env = readQuietEnvironment();
  const config = ownConfig({ ...env, ...ownDatabase(env) }, (sentence) => console.error(sentence));
  // Answers go to standard output, so the log must not.
  const log = createLog(config.logLevel, { fd: 2 });
  const app = await buildApp(config, { log, sample: true, sourceTimeout: SOURCE_TIMEOUT });
  try {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE * 1000).unref());
    await Promise.race([app.ports.market.refresh(), late]);
    const {
      text,
      aside,
      exitCode,
      files = [],
    } = await ask(question, {
      ...app,
      texts: routerTexts,
      log,
      terminal: {
        width: Math.min(process.stdout.columns ?? 80, 100),
        colour: process.stdout.isTTY && !process.env['NO_COLOR'],
      },
    });
    console.log(text.replace(/\n$/, ''));
    if (aside) console.error(aside);
    if (folder !== undefined) await save(files, folder);
    process.exitCode = exitCode;
  } finally {
    await app.stop();
  }
}

/** Names each file that is there now, beside the answer rather than in it. */
async function save(files: readonly Attachment[], folder: string): Promise<void> {
  for (const { name, data } of files) {
    const path = join(folder, basename(name));
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(path, data);
    } catch (cause) {
      throw new ConfigError(`${path} can't be written.`, { cause });
    }
    console.error(path);
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
    return parsedArguments();
  } catch (error) {
    // Node's first sentence names the unknown flag; the others are left out.
    const problem = error instanceof Error ? error.message.split('. ', 1)[0] : '';
    throw new ConfigError(`${problem}\n\n${USAGE}`);
  }
}

function parsedArguments() {
  // "-5TH" belongs to the question; with a space before it, it is no flag.
  const args = process.argv.slice(2).map((arg) => (/^-[\d.]/.test(arg) ? ` ${arg}` : arg));
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      locale: { type: 'string' },
      attach: { type: 'string' },
      save: { type: 'string' },
      yes: { type: 'boolean', short: 'y', default: false },
    },
  });
}
