import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Answerer } from './provider-network.ts';
import { pastOfFrankfurter } from './simulated-past.ts';
import { answers, blockTime, esploraAt, exchangesAt, mempoolAt } from './simulated-providers.ts';

/** Data providers on loopback, with a chain whose newest block is a few minutes old. */
export async function startLocalProviders() {
  const tip = Math.floor((Date.now() / 1_000 - blockTime(0)) / 600);
  const providers: Record<string, Answerer> = {
    MEMPOOL_URL: mempoolAt(tip),
    ESPLORA_URL: esploraAt(tip),
    KRAKEN_URL: answers('kraken-ticker.json'),
    COINBASE_URL: answers('coinbase-spot.json'),
    BITSTAMP_URL: answers('bitstamp-ticker.json'),
    BITFINEX_URL: answers('bitfinex-ticker.json'),
    FRANKFURTER_URL: pastOfFrankfurter(answers('frankfurter-latest.json')),
  };
  let asked = 0;
  const server = createServer(({ url = '', method = '', headers }, response) => {
    asked += 1;
    const answer = providers[url.split('/')[1] ?? ''];
    const { status = 200, body } = answer?.({
      origin: '',
      path: url,
      method,
      headers,
      body: undefined,
    }) ?? { status: 404, body: '' };
    response.writeHead(status);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    /** For the bot's environment. */
    env: Object.fromEntries(
      Object.keys(providers).map((name) => [name, `http://127.0.0.1:${port}/${name}`]),
    ),
    /** Counts the requests so far. */
    asked: () => asked,
    /** @param usd - What all exchanges take for a bitcoin from now on. */
    trade(usd: number) {
      Object.assign(providers, exchangesAt(usd));
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
