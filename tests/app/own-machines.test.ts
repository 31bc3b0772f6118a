import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ConfigError } from '../../src/app/config.ts';
import { openOwnMachines } from '../../src/app/own-machines.ts';
import { fakeAxeOs } from '../support/fake-machine.ts';
import { axeOsNew } from '../support/miner-answers.ts';
import { silent as log } from '../support/silent-log.ts';

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hashbell-miners-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'miners.txt');
  writeFileSync(file, text);
  return file;
}

const deps = { clock: () => 1_000, log };

it('takes the machines of the list, and those of the file', async () => {
  const info = { '/api/system/info': axeOsNew };
  const [one, two] = [await fakeAxeOs(info), await fakeAxeOs(info)];
  const file = fileWith(`# mine\nDesk=127.0.0.1:1\nShelf=axeos:127.0.0.1:${two.port}\n`);
  const desk = { name: 'Desk', address: '127.0.0.1', port: one.port, kind: 'axeos' } as const;
  const machines = openOwnMachines({ owners: ['1'], machines: [desk], file }, deps);
  expect(machines.isOwner('1')).toBe(true);
  expect(machines.isOwner('2')).toBe(false);
  expect((await machines.look()).map(({ machine, answers }) => [machine.name, answers])).toEqual([
    ['Desk', true],
    ['Shelf', true],
  ]);
});

it('says what is wrong with the file', () => {
  const open = (file: string) => () => openOwnMachines({ owners: [], machines: [], file }, deps);
  expect(open(fileWith('8.8.8.8'))).toThrow(ConfigError);
  expect(open(fileWith('8.8.8.8'))).toThrow(/^MINERS_FILE must be addresses of a private network/);
  expect(open('/nowhere/miners.txt')).toThrow(/^MINERS_FILE must be a file that can be read/);
});
