import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
  const desk = `Desk=axeos:127.0.0.1:${one.port}`;
  const machines = await openOwnMachines({ owners: ['1'], machines: desk, file }, deps);
  expect(machines.isOwner('1')).toBe(true);
  expect(machines.isOwner('2')).toBe(false);
  expect((await machines.look()).map(({ machine, answers }) => [machine.name, answers])).toEqual([
    ['Desk', true],
    ['Shelf', true],
  ]);
});

it('names a machine of both once', async () => {
  const file = fileWith('Shelf=192.168.1.20\n192.168.1.21\n');
  const { list } = await openOwnMachines({ owners: [], machines: '192.168.1.20', file }, deps);
  expect(list.map(({ name }) => name)).toEqual(['192.168.1.20', '192.168.1.21']);
});

it('says what is wrong with the list, and with the file', async () => {
  const open = (machines: string, file?: string) =>
    openOwnMachines({ owners: [], machines, file }, deps);
  const wrong = /^MINERS_FILE must be addresses of a private network/;
  await expect(open('', fileWith('8.8.8.8'))).rejects.toThrow(ConfigError);
  await expect(open('', fileWith('8.8.8.8'))).rejects.toThrow(wrong);
  const unread = /^MINERS_FILE must be a file that can be read/;
  await expect(open('', '/nowhere/miners.txt')).rejects.toThrow(unread);
  await expect(open('8.8.8.8')).rejects.toThrow(/^MINERS must be addresses of a private network/);
  const none = /^MINERS must be machines such as 192\.168\.1\.20/;
  await expect(open('miner.local')).rejects.toThrow(none);
});

it('are none where none is named, whoever asks', async () => {
  const none = await openOwnMachines({ owners: ['1'], machines: ' ', file: undefined }, deps);
  expect([none.isOwner('1'), none.isOwner('2')]).toEqual([true, false]);
  expect([none.list, await none.look(), await none.read([])]).toEqual([[], [], []]);
});

it('have their readers loaded by a bot that has some alone', async () => {
  const hooks = `import { registerHooks } from 'node:module';
    registerHooks({ load(url, context, next) {
      if (url.includes('/src/miner/')) console.log(url);
      return next(url, context);
    } });
    await import('./src/app/app.ts');
    console.log('all loaded');`;
  const script = ['--input-type=module', '--eval', hooks];
  const { stdout } = await promisify(execFile)(process.execPath, script);
  expect(stdout).toBe('all loaded\n');
});
