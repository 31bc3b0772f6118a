import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Names that said too little, and what things are called instead; docs/GLOSSARY.md has the words. */
const INSTEAD: Readonly<Record<string, string>> = {
  Appraisal: 'ProfitReport',
  Away: 'Outage',
  Drain: 'Sender',
  Enclosure: 'Content',
  EpochBook: 'BlockTimes',
  Findings: 'LastKnown',
  Hands: 'a name with Deps',
  News: 'AlertEvent',
  Outlook: 'ProfitForecast',
  Pace: 'RateLimiter',
  Sight: 'MarketSnapshot',
  Surroundings: 'a name with Deps or Context',
  TrackRecord: 'SourceHealth',
  Voice: 'I18n',
  conduct: 'health',
  enclosure: 'content',
  findings: 'lastKnown',
  hurried: 'urgent',
  relay: 'pipeline',
  shadowing: 'nameClash',
  tellings: 'notified',
  wish: 'params',
};
/** The forecast of a retarget thinks in paces of blocks. */
const ALLOWED = new Set(['src/mining/retarget.ts: Pace']);

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
);

/** Code without comments and texts. */
const codeIn = (text: string) =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|'(?:[^'\\\n]|\\.)*'/g, '');

it('are those that the field uses', () => {
  expect(sources.length).toBeGreaterThan(300);
  const word = new RegExp(`\\b(?:${Object.keys(INSTEAD).join('|')})\\b`, 'g');
  const found = sources.flatMap((file) =>
    [...new Set(codeIn(readFileSync(`${root}${file}`, 'utf8')).match(word))]
      .map((name) => `${file}: ${name}`)
      .filter((where) => !ALLOWED.has(where)),
  );
  expect(found).toEqual([]);
});
