import { buildApp } from '../app/app.ts';
import { readQuietEnvironment } from '../app/environment.ts';
import { createLog } from '../log/log.ts';
import { complaintOf, ownConfig } from './own-config.ts';
import { startPlayground } from './playground.ts';
import { createTimeMachine } from './time/time-machine.ts';

/**
 * Direct messages opened a minute, one a second: nobody takes a bot out of service here that begins
 * many.
 */
const DM_OPEN_PER_MINUTE = 60;

try {
  await run();
} catch (error) {
  console.error(complaintOf(error));
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const config = ownConfig(readQuietEnvironment(), (sentence) => console.error(sentence));
  const log = createLog(config.logLevel, { fd: 2 });
  const wanted = config.playground.port;
  const alerts = { ...config.alerts, dmOpenPerMinute: DM_OPEN_PER_MINUTE };
  const machine = createTimeMachine();
  const app = await buildApp({ ...config, alerts }, { log, sample: true, play: machine });
  app.start();
  const playground = await startPlayground({ ...app, log, machine, port: wanted });
  await app.watch(playground.poster);
  // A tick comes first, so that the first alert finds a market to judge by.
  app.tickNow().catch((error: unknown) => log.error({ err: error }, 'The first tick failed'));
  if (wanted !== 0 && new URL(playground.url).port !== String(wanted)) {
    console.log(`Port ${wanted} is taken, so another one (PLAYGROUND_PORT sets it).`);
  }
  console.log(`Hashbell playground: ${playground.url}`);
  console.log('Open it in a browser and type /profit 120TH 3000W. Ctrl+C ends it.');

  const stop = async () => {
    // The messages that are sent have to arrive in a page that is still there.
    await app.stopSending();
    await playground.close();
    await app.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop();
    });
  }
}
