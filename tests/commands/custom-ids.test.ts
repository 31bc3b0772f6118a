import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { carryDraft } from '../../commands/shared/drafts.ts';
import { formatSelection } from '../../src/alert/selection.ts';
import { formatCustomId, parseCustomId } from '../../src/message/custom-id.ts';
import { memoryCache } from '../support/memory-cache.ts';
import { sampleAlert } from '../support/sample-rows.ts';

/** The largest snowflake: 64 bits. */
const OWNER = String(2n ** 64n - 1n);
/** The largest id that a row may have. */
const ID = String(Number.MAX_SAFE_INTEGER);
const CURRENCY = 'USD';

const CARRIED = 60;
const draftOf = (length: number) => ({
  rig: 'x'.repeat(length - JSON.stringify({ rig: '' }).length),
});

const manyAlerts = Array.from({ length: 25 }, (_, index) => ({
  ...sampleAlert(),
  id: Number.MAX_SAFE_INTEGER - (24 - index) * 1e9,
  revision: 1,
}));

const aSelection = () =>
  Array.from({ length: 25 }, (_, from) => formatSelection(manyAlerts.slice(from))).reduce(
    (longest, text) => (text.length > longest.length ? text : longest),
  );

/** What a press may carry at most; what isn't listed may carry a draft. */
const LONGEST: Readonly<Record<string, string>> = {
  'hashprice:range': `90d.${CURRENCY}`,
  'difficulty:range': '90d',
  'rig:range': `90d.${ID}`,
  'rig:edited': `${ID}.${ID}`,
  'alerts:edited': `${ID}.${CURRENCY}`,
  'alerts:snooze-1h': aSelection(),
  'alerts:snooze-24h': aSelection(),
  'alerts:mute': aSelection(),
  'alerts:wake': aSelection(),
  'alerts:fallback': '',
  'alerts:no-fallback': '',
  'alerts:server-earlier': ID,
  'alerts:server-later': ID,
  'alerts:server-removed': `@${OWNER}`,
  'alerts:server-kept': `@${OWNER}`,
  'rig:unshare': '',
  // Selects: what was chosen comes as values.
  'settings:forget': '',
  'settings:forget_server': '',
};

const presses = commands.flatMap(({ name, presses = {} }) =>
  Object.keys(presses).map((action) => ({ name, action })),
);

describe('the longest custom id', () => {
  it('carries as long a draft as there can be', async () => {
    const draft = draftOf(CARRIED);
    expect(await carryDraft('profit', draft, memoryCache())).toBe(JSON.stringify(draft));
    const longer = await carryDraft('profit', draftOf(CARRIED + 1), memoryCache());
    expect(longer).toMatch(/^[\da-f]{16}$/);
  });

  it.each(presses)('of $name, $action fits', ({ name, action }) => {
    const argument = LONGEST[`${name}:${action}`] ?? JSON.stringify(draftOf(CARRIED));
    const id = { command: name, action, owner: OWNER, argument };
    expect(parseCustomId(formatCustomId(id))).toEqual({ ...id, argument: argument || undefined });
  });

  it('is that of a press there is', () => {
    const known = presses.map(({ name, action }) => `${name}:${action}`);
    for (const name of Object.keys(LONGEST)) expect(known).toContain(name);
  });
});
