import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { alertsContract } from '../alert/alerts-contract.ts';
import { digestsContract } from '../digest/digests-contract.ts';
import { sharedRigsContract } from '../digest/shared-rigs-contract.ts';
import { historyContract } from '../market/history-contract.ts';
import { outboxContract } from '../outbox/outbox-contract.ts';
import { settingsContract } from '../people/settings-contract.ts';
import { placesContract } from '../place/places-contract.ts';
import { poolLinksContract } from '../pool/links-contract.ts';
import { privacyContract } from '../privacy/privacy-contract.ts';
import { profilesContract } from '../privacy/profiles-contract.ts';
import { rigsContract } from '../rig/rigs-contract.ts';
import { tariffsContract } from '../rig/tariffs-contract.ts';
import { keptStore } from '../support/kept-store.ts';
import { migratedDatabase } from '../support/postgres.ts';

const contracts = [
  rigsContract,
  tariffsContract,
  alertsContract,
  outboxContract,
  digestsContract,
  settingsContract,
  profilesContract,
  privacyContract,
  historyContract,
  sharedRigsContract,
  placesContract,
  poolLinksContract,
];

describe('on SQLite', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hashbell-store-'));
  });
  const store = keptStore(async () => `sqlite:${join(folder, 'bell.db')}`);
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  for (const contract of contracts) describe(contract.name, () => contract(store.opened));
});

describe('on PostgreSQL', () => {
  const store = keptStore(() => migratedDatabase(inject('postgres')));
  afterAll(store.close);

  for (const contract of contracts) describe(contract.name, () => contract(store.opened));
});
