import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, inject } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { alertsContract } from '../alert/alerts-contract.ts';
import { digestsContract } from '../digest/digests-contract.ts';
import { sharedRigsContract } from '../digest/shared-rigs-contract.ts';
import { historyContract } from '../market/history-contract.ts';
import { outboxContract } from '../outbox/outbox-contract.ts';
import { settingsContract } from '../people/settings-contract.ts';
import { placesContract } from '../place/places-contract.ts';
import { privacyContract } from '../privacy/privacy-contract.ts';
import { profilesContract } from '../privacy/profiles-contract.ts';
import { rigsContract } from '../rig/rigs-contract.ts';
import { emptyDatabase, newDatabase } from '../support/postgres.ts';
import { silent } from '../support/silent-log.ts';

const contracts = [
  rigsContract,
  alertsContract,
  outboxContract,
  digestsContract,
  settingsContract,
  profilesContract,
  privacyContract,
  historyContract,
  sharedRigsContract,
  placesContract,
];

describe('on SQLite', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hashbell-store-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const contract of contracts) {
    describe(contract.name, () => contract(async () => `sqlite:${join(folder, 'bell.db')}`));
  }
});

describe('on PostgreSQL', () => {
  let url: string;
  beforeAll(async () => {
    url = await newDatabase(inject('postgres'));
    const database = await openDatabase(url, { log: silent });
    await database.close();
  });
  const place = async () => {
    await emptyDatabase(url);
    return url;
  };

  for (const contract of contracts) describe(contract.name, () => contract(place));
});
