import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

interface TcpProxy {
  /** The address it stands in for, with its own port in place of the other's. */
  readonly url: string;
  /** Takes everything and passes nothing on, in both directions, as a network does that is gone. */
  swallow(): void;
  /** Passes everything on that many milliseconds later. */
  delay(milliseconds: number): void;
  /** Passes on what comes from now on, over new connections; those that were silent stay so. */
  heal(): void;
  /** Ends all connections with a reset. */
  cut(): void;
  close(): Promise<void>;
}

/** Stands between a client and the server of that address, and spoils what goes through. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const silenced = new WeakSet<Socket>();
  let isSilent = false;
  let lag = 0;

  const pass = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      if (!silenced.has(from)) to.destroy();
    });
    from.on('data', (data) => {
      const forward = () => {
        if (!isSilent && !silenced.has(from)) to.write(data);
      };
      if (lag > 0) setTimeout(forward, lag);
      else forward();
    });
  };
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    pass(client, upstream);
    pass(upstream, client);
    if (isSilent) for (const socket of [client, upstream]) silenced.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `address()` is a string for pipes only.
  const { port: own } = server.address() as AddressInfo;

  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(own) }).href,
    swallow() {
      isSilent = true;
      for (const socket of sockets) silenced.add(socket);
    },
    delay(milliseconds) {
      lag = milliseconds;
    },
    heal() {
      isSilent = false;
      lag = 0;
    },
    cut() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
