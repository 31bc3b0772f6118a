import { REST } from 'discord.js';
import { Agent } from 'undici';
import { type Database, openDatabase } from '../../src/database/database.ts';
import type { DigestStore } from '../../src/digest/digest.port.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { makeRequest } from '../../src/discord/rest/make-request.ts';
import { createPoster } from '../../src/discord/rest/poster.ts';
import { isTooLongAWait } from '../../src/discord/rest/rate-limit.ts';
import { createServers } from '../../src/discord/rest/servers.ts';
import { contentStore } from '../../src/outbox/contents.store.ts';
import { type DeliveryPorts, deliverNotice } from '../../src/outbox/deliver-notice.job.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { dmOpening } from '../../src/outbox/dm-opening.job.ts';
import type { NewNotice } from '../../src/outbox/notice.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { senderDefaults } from '../../src/outbox/sender.job.ts';
import type { Servers } from '../../src/outbox/servers.port.ts';
import type { Places } from '../../src/place/place.port.ts';
import { placeStore } from '../../src/place/places.store.ts';
import { noticeHooks } from '../../src/place/settle-place.job.ts';
import { type LocalDiscord, startLocalDiscord } from './discord/local-discord.ts';
import { type LogLine, logLines } from './discord/log-lines.ts';
import { sampleNotice } from './sample-rows.ts';
import { silent } from './silent-log.ts';

/** The sender between a real outbox and a local Discord, with a clock that tests turn by hand. */
export class SenderWorld {
  now = Date.now() / 1_000;
  dmOpenPerMinute = 6;
  /** Outcomes that the meter was told: "sent", "held 50007". */
  readonly counted: string[] = [];
  readonly discord: LocalDiscord;
  readonly database: Database;
  readonly ports: DeliveryPorts;
  readonly digests: DigestStore;
  readonly places: Places;
  readonly servers: Servers;
  readonly lines: readonly LogLine[];
  readonly #agent = new Agent();
  #opening: ReturnType<typeof dmOpening> | undefined;
  #notices = 0;

  private constructor(discord: LocalDiscord, database: Database) {
    this.discord = discord;
    this.database = database;
    const { log, lines } = logLines();
    this.lines = lines;
    const rest = new REST({
      api: discord.url,
      rejectOnRateLimit: isTooLongAWait,
      makeRequest: makeRequest(this.#agent, { refused: () => {}, log }),
    });
    this.digests = digestStore(database);
    this.places = placeStore(database);
    this.servers = createServers({ rest, clock: () => this.now, log });
    this.ports = {
      outbox: openOutbox(database),
      dms: dmStore(database),
      contents: contentStore(database),
      servers: this.servers,
      hooks: noticeHooks(this),
      poster: createPoster({ rest: rest.setToken(discord.token), log }),
      meter: {
        ticked: () => {},
        delivered: (outcome, code) => this.counted.push([outcome, code].filter(Boolean).join(' ')),
      },
      clock: () => this.now,
      log,
    };
  }

  static async open(): Promise<SenderWorld> {
    const database = await openDatabase('sqlite::memory:', { log: silent });
    return new SenderWorld(await startLocalDiscord(), database);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
    await this.discord.close();
    await this.database.close();
  }

  /** Forgets what is kept in memory alone, as a restart does. */
  restart(): void {
    this.#opening = undefined;
  }

  async put(...notices: readonly Partial<NewNotice>[]): Promise<void> {
    await this.ports.outbox.put(
      notices.map((changes) => {
        this.#notices += 1;
        const said = `Notice ${this.#notices}`;
        const plain = { dedupeKey: said, payload: { content: said }, createdAt: this.now };
        return sampleNotice({ ...plain, ...changes });
      }),
    );
  }

  /** Looks at the outbox once, and delivers all notices that are due, one after the other. */
  async send(): Promise<void> {
    this.#opening ??= dmOpening({ ...this.ports, perMinute: this.dmOpenPerMinute });
    const ports = { ...this.ports, opening: this.#opening };
    const claimed = await this.ports.outbox.claim({ now: this.now, limit: 100, lease: 120 });
    for (const notice of claimed) {
      await deliverNotice(notice, ports, senderDefaults);
    }
  }

  /** Returns the texts of a channel's messages. */
  said(channelId: string): readonly (string | null | undefined)[] {
    return this.discord.messages(channelId).map(({ content }) => content.content);
  }

  dm(userId: string): readonly (string | null | undefined)[] {
    return this.said(this.discord.dmOf(userId) ?? '');
  }
}
