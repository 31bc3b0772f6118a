import type { AlertStore } from '../alert/alert.port.ts';
import type { Cache } from '../database/cache.port.ts';
import type { DigestComposer, DigestStore } from '../digest/digest.port.ts';
import type { Edition } from '../digest/edition.ts';
import type { Follows } from '../digest/follows.port.ts';
import type { SharedRigs } from '../digest/shared-rigs.port.ts';
import type { Simulator } from '../forecast/forecast.port.ts';
import type { HistoryStore, Market } from '../market/market.port.ts';
import type { Trust } from '../market/trust.ts';
import type { About } from '../message/about.ts';
import type { AttachedFiles } from '../message/attached-file.port.ts';
import type { Charts } from '../message/message.port.ts';
import type { Machines } from '../miner/miner.port.ts';
import type { DmStore, Outbox } from '../outbox/outbox.port.ts';
import type { Recipient } from '../outbox/recipient.ts';
import type { Servers } from '../outbox/servers.port.ts';
import type { Defaults } from '../people/defaults.port.ts';
import type { SettingsStore } from '../people/people.port.ts';
import type { Places } from '../place/place.port.ts';
import type { PoolLinkStore, Pools } from '../pool/pool.port.ts';
import type { SpotBook } from '../power/spot.port.ts';
import type { PrivacyStore, ProfileStore } from '../privacy/privacy.port.ts';
import type { RigStore } from '../rig/rig.port.ts';
import type { TariffStore } from '../rig/tariffs.port.ts';
import type { Clock } from '../time/clock.port.ts';

/** All that commands and jobs may ask of the outside world. */
export interface Ports {
  readonly clock: Clock;
  readonly market: Market;
  /** Learns what power costs at exchanges; readings tell it. */
  readonly spot: Pick<SpotBook, 'learn' | 'zones'>;
  /** Drafts stand behind buttons: requests to repeat or adjust, rigs of a file, rigs to watch. */
  readonly drafts: Cache;
  readonly rigs: RigStore;
  readonly pools: Pools;
  readonly poolLinks: PoolLinkStore;
  /** Power prices that people keep by a name. */
  readonly tariffs: TariffStore;
  readonly alerts: AlertStore;
  readonly digests: DigestStore;
  readonly outbox: Pick<Outbox, 'put' | 'putSpaced' | 'held' | 'shown'>;
  readonly dms: Pick<DmStore, 'find' | 'setFallback' | 'tryAnew'>;
  readonly settings: SettingsStore;
  readonly profiles: ProfileStore;
  readonly privacy: PrivacyStore;
  readonly history: HistoryStore;
  readonly charts: Charts;
  readonly simulator: Simulator;
  /** The machines in the operator's house. */
  readonly machines: Machines;
  readonly composer: DigestComposer;
  /** The operator's digests, which channels of any server may follow. */
  readonly editions: readonly Edition[];
  readonly follows: Follows;
  readonly sharedRigs: SharedRigs;
  readonly places: Pick<Places, 'inServer' | 'countIn' | 'find' | 'stop'>;
  readonly servers: Pick<Servers, 'nameOf'>;
  readonly attachedFiles: AttachedFiles;
  readonly defaults: Defaults;
  readonly trust: Trust;
  readonly about: About;
  /** Tells whether what is to be sent there goes out; it may be stuck, and then goes out later. */
  readonly isSending: (recipient: Recipient) => Promise<boolean>;
}
