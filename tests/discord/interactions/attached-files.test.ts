import { MockAgent } from 'undici';
import { describe, expect, it } from 'vitest';
import { attachedFiles } from '../../../src/discord/interactions/attached-files.ts';
import { SourceError } from '../../../src/errors.ts';

const agent = new MockAgent();
agent.disableNetConnect();
const files = attachedFiles(agent);
const file = { name: 'rigs.csv', size: 5, url: 'https://cdn.discordapp.com/a/1/rigs.csv?ex=1' };

function serve(status: number, body: string) {
  agent
    .get('https://cdn.discordapp.com')
    .intercept({ path: '/a/1/rigs.csv?ex=1' })
    .reply(status, body);
}

describe('an attached file', () => {
  it('is fetched', async () => {
    serve(200, 'a,b,c');
    expect(Buffer.from((await files.read(file, 5)) ?? []).toString()).toBe('a,b,c');
  });

  it('may carry its bytes in its address', async () => {
    const url = `data:text/csv;base64,${Buffer.from('a;ü').toString('base64')}`;
    expect(Buffer.from((await files.read({ ...file, url }, 5)) ?? []).toString()).toBe('a;ü');
    expect(await files.read({ ...file, url }, 3)).toBeUndefined();
  });

  it('is not fetched when it says that it is too large, and cut off when it is all the same', async () => {
    expect(await files.read({ ...file, size: 6 }, 5)).toBeUndefined();
    serve(200, 'a,b,c,d');
    expect(await files.read(file, 5)).toBeUndefined();
  });

  it('that is gone is Discord’s fault', async () => {
    serve(404, '');
    await expect(files.read(file, 5)).rejects.toBeInstanceOf(SourceError);
  });
});
