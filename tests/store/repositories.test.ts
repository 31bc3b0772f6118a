import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, inject } from 'vitest';
import { newDatabase } from '../support/postgres.ts';
import { rigsContract } from './rigs-contract.ts';

const contracts = [rigsContract];

describe('on SQLite', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hashbell-store-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const contract of contracts) contract(async () => `sqlite:${join(folder, 'bell.db')}`);
});

describe('on PostgreSQL', () => {
  for (const contract of contracts) contract(() => newDatabase(inject('postgres')));
});
