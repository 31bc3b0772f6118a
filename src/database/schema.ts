import type { ColumnType } from 'kysely';
import type { CoinId } from '../coin/coins.ts';

/**
 * The tables as the newest migration leaves them, the same on both engines. Ids of Discord are text
 * (they exceed 2^53), moments unix seconds with a fraction, flags 0 or 1, `null` is "none".
 */
export interface Schema {
  readonly cache: CacheTable;
  readonly rigs: RigsTable;
  readonly alerts: AlertsTable;
  readonly watch: WatchTable;
  readonly outbox: OutboxTable;
  readonly digests: DigestsTable;
  readonly contents: ContentsTable;
  readonly pictures: PicturesTable;
  readonly dm_channels: DmChannelsTable;
  readonly facts: FactsTable;
  readonly user_settings: UserSettingsTable;
  readonly server_settings: ServerSettingsTable;
  readonly history: HistoryTable;
  readonly fx_days: FxDaysTable;
  readonly retarget_forecasts: RetargetForecastsTable;
  readonly backfill_progress: BackfillProgressTable;
  readonly shared_rigs: SharedRigsTable;
  readonly pool_links: PoolLinksTable;
  readonly rig_rates: RigRatesTable;
  readonly pool_troubles: PoolTroublesTable;
  readonly tariffs: TariffsTable;
  readonly leases: LeasesTable;
  readonly claims: ClaimsTable;
}

/** A column that is set once. */
type Fixed<T> = ColumnType<T, T, never>;

/** An id given by the database, or kept when a backup is copied; never given out twice. */
type OwnId = ColumnType<number, number | undefined, never>;

interface CacheTable {
  readonly namespace: Fixed<string>;
  readonly key: Fixed<string>;
  /** Keyv's envelope, as JSON. */
  readonly value: string;
  /** Unix milliseconds, as Keyv counts; `null`: kept until it is deleted. */
  readonly expires_at: number | null;
}

export interface RigsTable {
  readonly id: OwnId;
  readonly user_id: Fixed<string>;
  readonly name: string;
  /** The form of a name in which equal names are the same. */
  readonly name_key: string;
  /** The coin that it mines. */
  readonly coin: Fixed<CoinId>;
  /** H/s of one unit. */
  readonly hashrate: number;
  /** W of one unit. */
  readonly power: number;
  readonly count: number;
  readonly model: string | null;
  /** The figures that machines measure of one unit, as JSON; `null` where they aren't to count. */
  readonly measured: string | null;
  /** JSON; `null`: one mode alone, with the hashrate and power above. */
  readonly modes: string | null;
  /** JSON. */
  readonly tariff: string;
  /** 1 to 12: the month by whose prices the tariff is counted; `null` where it hangs on none. */
  readonly season: number | null;
  readonly pool_fee: number;
  readonly uptime: number;
  /** Cost per day, in the tariff's currency. */
  readonly fixed_cost: number;
  /** Paid for all units; `null`, as its currency, where nobody said. */
  readonly cost: number | null;
  /** ISO 4217. */
  readonly cost_currency: string | null;
  /** Names of terms that nobody said, with commas between; `null` when all were. */
  readonly assumed: string | null;
  readonly created_at: Fixed<number>;
  readonly updated_at: number;
  readonly revision: number;
}

/** A row says what it waits for: `waits_for` crossing `level`, or the moment `due_at`, or both. */
export interface AlertsTable {
  readonly id: OwnId;
  readonly user_id: Fixed<string>;
  readonly rig_id: Fixed<number | null>;
  readonly kind: string;
  /** JSON. */
  readonly params: string;
  readonly deliver: string;
  /** Text that no two alerts of a person have in common. */
  readonly subject: string;
  /** Server of the channel; `null` without one, and while it isn't known; '' when nobody can tell. */
  readonly guild_id: string | null;
  /** Why and since when, as JSON. */
  readonly stopped: string | null;
  readonly state: string;
  readonly state_since: number;
  /** `METRIC:below`: due when `level` > value; `METRIC:above`: when `level` < value. */
  readonly waits_for: string | null;
  readonly level: number | null;
  readonly due_at: number | null;
  readonly begun_at: number | null;
  readonly last_fired_at: number | null;
  readonly notified_at: number | null;
  /** The hours told last, as JSON. */
  readonly plan: string | null;
  readonly muted: number;
  readonly snoozed_until: number | null;
  readonly created_at: Fixed<number>;
  readonly revision: number;
}

/** One row, with id 1. */
interface WatchTable {
  readonly id: Fixed<number>;
  /** JSON. */
  readonly last: string;
  /** JSON. */
  readonly suspect: string | null;
  readonly revision: number;
}

export interface OutboxTable {
  readonly id: OwnId;
  /** `u:USER` or `c:CHANNEL`. */
  readonly recipient: string;
  /** The user it is about, or `g:GUILD`. */
  readonly owner: Fixed<string>;
  /** Message, as JSON. */
  readonly payload: string;
  readonly dedupe_key: Fixed<string>;
  readonly created_at: Fixed<number>;
  readonly not_before: number;
  /** 0: alerts, 1: asked for by a person, 2: digests. */
  readonly priority: Fixed<number>;
  readonly attempts: number;
  /** Moment of the first attempt at that recipient; of no account while `attempts` is 0. */
  readonly first_tried_at: number | null;
  readonly state: 'ready' | 'sent' | 'failed' | 'held';
  readonly lease_until: number | null;
  readonly message_id: string | null;
  /** Discord's error code. */
  readonly code: number | null;
  readonly reason: string | null;
  /** Moment when it left the state `ready`. */
  readonly finished_at: number | null;
  readonly content: Fixed<string | null>;
  readonly digest_id: Fixed<number | null>;
  /** Moment after which it isn't sent any more. */
  readonly expires_at: Fixed<number | null>;
}

export interface DigestsTable {
  readonly id: OwnId;
  /** Server of the digest; `null`: a person's, or an edition, which has no user either. */
  readonly guild_id: Fixed<string | null>;
  /** `c:CHANNEL` or `u:USER`. */
  readonly recipient: string;
  /** User who subscribed; `null` once that user is forgotten. */
  readonly user_id: string | null;
  /** Minutes after midnight. */
  readonly minute: number;
  readonly days: string;
  readonly time_zone: string;
  readonly currency: string | null;
  readonly locale: string;
  /** JSON. */
  readonly sections: string;
  /** JSON; `null` where nobody chose any. */
  readonly coins: string | null;
  readonly state: string;
  /** `null` unless the state is `active`. */
  readonly next_at: number | null;
  readonly last_at: number | null;
  readonly missed: number;
  /** Why and since when, as JSON. */
  readonly stopped: string | null;
  readonly created_at: Fixed<number>;
  readonly revision: number;
}

/** A content is kept while a notice that is to be sent needs it, and a day at least. */
export interface ContentsTable {
  readonly id: Fixed<string>;
  /** Message, as JSON. */
  readonly message: string;
  readonly picture_id: Fixed<string | null>;
  /** Moment when it was last given to a notice. */
  readonly created_at: number;
}

/** A picture is kept while a content has it. Thousands may have the same one. */
export interface PicturesTable {
  /** Id that stands for all that is in it. */
  readonly id: Fixed<string>;
  readonly name: Fixed<string>;
  readonly description: Fixed<string>;
  /** Base64: bytes are spelled differently by the engines, and by backups between them. */
  readonly data: Fixed<string>;
}

interface DmChannelsTable {
  readonly user_id: Fixed<string>;
  readonly channel_id: string | null;
  /** `null`: never asked Discord for one. */
  readonly state: 'open' | 'closed' | null;
  /** Discord's error code when it was closed. */
  readonly code: number | null;
  readonly fallback_channel_id: string | null;
  /** Server of that channel, as in `AlertsTable`. */
  readonly fallback_guild_id: string | null;
  /** When Discord was last asked to open it. */
  readonly asked_at: number | null;
  /** When Discord last refused; `null` also once the person wants another try. */
  readonly closed_at: number | null;
  /** When Discord may be asked to open it; taken once `asked_at` is not before. */
  readonly turn_at: number | null;
}

/** Facts that this database knows of itself. */
interface FactsTable {
  /** `clock`: the latest moment that was written down, see `clockMark`. */
  readonly name: Fixed<'instance' | 'clock'>;
  readonly value: string;
}

export interface UserSettingsTable {
  readonly user_id: Fixed<string>;
  readonly currency: string | null;
  /** JSON. */
  readonly tariff: string | null;
  readonly pool_fee: number | null;
  readonly uptime: number | null;
  readonly time_zone: string | null;
  /** Language that was chosen; it comes before Discord's. */
  readonly locale: string | null;
  /** JSON: minutes after local midnight. */
  readonly quiet: string | null;
  readonly quiet_except: string | null;
  /** Language as Discord last said it; `null` where it was not needed, or a language was chosen. */
  readonly discord_locale: string | null;
  /** How much an answer says; `null` where that was not chosen. */
  readonly detail: 'short' | 'full' | null;
  readonly updated_at: number;
}

/** Power prices that a person keeps by a name. */
export interface TariffsTable {
  readonly user_id: Fixed<string>;
  readonly name: string;
  /** Names of one key are the same name. */
  readonly name_key: Fixed<string>;
  /** JSON. */
  readonly tariff: string;
  readonly updated_at: number;
}

interface ServerSettingsTable {
  readonly guild_id: Fixed<string>;
  readonly currency: string | null;
  /** JSON. */
  readonly tariff: string | null;
  readonly pool_fee: number | null;
  /** The user; `null` once that user is forgotten. */
  readonly updated_by: string | null;
  readonly updated_at: number;
}

/** A value that is not known is `null`. */
export interface HistoryTable {
  /** A coin, or one that is mined along with it. */
  readonly coin: Fixed<string>;
  readonly step: Fixed<'raw' | 'hour' | 'day'>;
  readonly at: Fixed<number>;
  readonly height: number | null;
  readonly difficulty: number | null;
  /** Satoshi per block. */
  readonly mean_fees: number | null;
  /** US dollars per coin. */
  readonly usd: number | null;
  /** Rows of the finer step that it was made of; 0: none, it was measured or filled in. */
  readonly parts: number;
  /** Whether the coarser step has it; days have none. */
  readonly rolled: number;
}

interface FxDaysTable {
  /** Day as `YYYY-MM-DD`. */
  readonly date: Fixed<string>;
  /** Units per US dollar by currency, as JSON. */
  readonly per_usd: string;
  /** How many currencies there are in it. */
  readonly currencies: number;
}

interface RetargetForecastsTable {
  readonly coin: Fixed<CoinId>;
  /** First height of the epoch that was forecast. */
  readonly height: Fixed<number>;
  readonly share: Fixed<number>;
  /** Ratios new/old difficulty. */
  readonly ratio: Fixed<number>;
  readonly low: Fixed<number>;
  readonly high: Fixed<number>;
  readonly at: Fixed<number>;
}

interface BackfillProgressTable {
  readonly part: Fixed<string>;
  /** State of the backfill in the job's own words. */
  readonly state: string;
}

/** People who let a server's digest speak of their rigs. */
interface SharedRigsTable {
  readonly guild_id: Fixed<string>;
  readonly user_id: Fixed<string>;
  readonly how: 'counted' | 'named';
  /** Moment when it was last seen, or asked, whether the user is in that server. */
  readonly checked_at: number;
}

/** Work that one process at a time may do, on PostgreSQL; by the clock of the database. */
interface LeasesTable {
  readonly name: Fixed<string>;
  /** Name that the process gave itself. */
  readonly holder: string;
  /** Number of the holder: each one has a higher one than the one before. */
  readonly epoch: number;
  /** 1 where whoever can do better may take it from the holder. */
  readonly weak: number;
  readonly until: number;
}

/** Interactions that a process has taken, on PostgreSQL; whoever comes second leaves them alone. */
interface ClaimsTable {
  /** Discord's id of the interaction. */
  readonly id: Fixed<string>;
  /** Moment by the clock of the database. */
  readonly at: Fixed<number>;
}

/** A row says where a pool shows a rig's work, and what it said last. */
export interface PoolLinksTable {
  readonly id: OwnId;
  readonly user_id: Fixed<string>;
  readonly rig_id: Fixed<number>;
  /** Name of the pool. */
  readonly pool: Fixed<string>;
  readonly address: Fixed<string>;
  /** Empty: all of the address. */
  readonly worker: Fixed<string>;
  readonly created_at: Fixed<number>;
  /** When the pool was last asked for the address, by whichever link; 0: never. */
  readonly asked_at: number;
  /** `null`: the pool has never shown the worker; so is what follows then. */
  readonly read_at: number | null;
  /** H/s, like the next. */
  readonly five_minutes: number | null;
  readonly hour: number | null;
  readonly last_share_at: number | null;
  /** Mean seconds between two shares. */
  readonly share_interval: number | null;
  /** Difficulty. */
  readonly best_share: number | null;
  /** When it was first told; `null`: before we looked. */
  readonly best_at: number | null;
  readonly up_since: number | null;
  /** The last that a machine in the house said of itself, as JSON. */
  readonly machine: string | null;
}

interface RigRatesTable {
  readonly rig_id: Fixed<number>;
  readonly step: Fixed<'raw' | 'hour' | 'day'>;
  /** Beginning of the step. */
  readonly at: Fixed<number>;
  /** Mean H/s. */
  readonly hashrate: number;
}

interface PoolTroublesTable {
  readonly pool: Fixed<string>;
  readonly failing_since: number | null;
  readonly told_at: number | null;
  readonly up_since: number | null;
}
