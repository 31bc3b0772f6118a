import { commands } from '../../commands/index.ts';
import { buildApp } from '../../src/app/app.ts';
import { loadConfig } from '../../src/app/config.ts';
import { connectDiscord } from '../../src/discord/gateway/gateway.ts';
import { SIMULATION_START } from '../../src/market/sources/sample/simulated-network.ts';
import { createTimeMachine } from '../../src/playground/time/time-machine.ts';
import { startLocalDiscord } from '../../tests/support/discord/local-discord.ts';
import { logLines } from '../../tests/support/discord/log-lines.ts';
import { WITHOUT_SOURCES } from '../../tests/support/without-sources.ts';

/** Seconds after the beginning of the sample network: its history is complete then. */
const BEGIN = SIMULATION_START + 3_600;

/** The whole bot with the real discord.js at a local Discord, on a network that moves when told. */
export async function startHashbell() {
  const discord = await startLocalDiscord();
  const { log, lines } = logLines();
  const config = loadConfig({
    DATABASE_URL: 'sqlite::memory:',
    ...WITHOUT_SOURCES,
  });
  const alerts = { ...config.alerts, dmOpenPerMinute: 6_000 };
  const machine = createTimeMachine(() => BEGIN);
  const app = await buildApp(
    { ...config, alerts },
    {
      log,
      sample: true,
      play: machine,
      // One person asks for all of it, at no pace of a person's.
      share: { take: () => undefined },
    },
  );
  app.start();
  const connection = await connectDiscord({
    token: discord.token,
    apiUrl: discord.url,
    router: app,
    commands,
    log,
    onFatal: (error) => {
      throw error;
    },
  });
  await app.watch(connection.poster);
  await app.tickNow();
  return {
    discord,
    machine,
    tick: app.tickNow,
    /** Sentences of the log that speak of a fault. */
    faults: () => lines.filter(({ level }) => level === 'error' || level === 'warn'),
    async stop() {
      await connection.stop(app.stopSending());
      await app.stop();
      await discord.close();
    },
  };
}
