import { GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10';
import * as z from 'zod';

/** Milliseconds, as Discord usually wants it. */
const USUAL_HEARTBEAT = 41_250;

const Id = z.string().regex(/^\d{1,20}$/);

const Envelope = z.object({
  op: z.int(),
  t: z.string().nullish().catch(null),
  s: z.int().nonnegative().catch(0),
  d: z.unknown().optional(),
});

const Hello = z.object({
  heartbeat_interval: z.number().min(50).max(180_000).catch(USUAL_HEARTBEAT),
});

const Named = z.object({ id: Id, username: z.string().catch('') });
const Ready = z.object({
  /** Without a session id there is nothing to resume. */
  session_id: z.string().catch(''),
  resume_gateway_url: z
    .url({ protocol: /^wss?$/ })
    .optional()
    .catch(undefined),
  user: Named,
  application: z.object({ id: Id }).optional().catch(undefined),
});

type Payload =
  | { readonly kind: 'hello'; readonly interval: number }
  | { readonly kind: 'ready' | 'resumed' | 'invalid-session' | 'other' }
  /** An event is whatever else Discord has to tell, as it wrote it. */
  | { readonly kind: 'event'; readonly name: string; readonly data: unknown };

interface ReadPayload {
  readonly payload: Payload;
  /**
   * The part of it that discord.js gets. It takes what arrives for what the documentation
   * describes, and what it cannot take apart ends the process: so it gets no more than it needs to
   * keep the connection.
   */
  readonly safe: object;
}

/** Reads what the gateway sent. @returns `undefined` for what nothing can be made of. */
export function readPayload(raw: unknown): ReadPayload | undefined {
  const parsed = Envelope.safeParse(raw);
  if (!parsed.success) return undefined;
  const { op, t, s, d } = parsed.data;
  switch (op) {
    case GatewayOpcodes.Dispatch:
      return readEvent(t ?? '', s, d);
    case GatewayOpcodes.Hello: {
      const hello = Hello.catch({ heartbeat_interval: USUAL_HEARTBEAT }).parse(d);
      const interval = hello.heartbeat_interval;
      return { payload: { kind: 'hello', interval }, safe: { op, d: hello } };
    }
    case GatewayOpcodes.InvalidSession:
      return { payload: { kind: 'invalid-session' }, safe: { op, d: d === true } };
    default:
      return { payload: { kind: 'other' }, safe: { op } };
  }
}

function readEvent(name: string, s: number, data: unknown): ReadPayload | undefined {
  const op = GatewayOpcodes.Dispatch;
  switch (name) {
    case GatewayDispatchEvents.Ready: {
      const ready = Ready.safeParse(data);
      if (!ready.success) return undefined;
      const { application, user } = ready.data;
      const d = { ...ready.data, guilds: [], application: { id: (application ?? user).id } };
      return { payload: { kind: 'ready' }, safe: { op, t: name, s, d } };
    }
    case GatewayDispatchEvents.Resumed:
      return { payload: { kind: 'resumed' }, safe: { op, t: name, s, d: {} } };
    default:
      // The event is left out, but its sequence number counts all the same.
      return { payload: { kind: 'event', name, data }, safe: { op, t: 'LEFT_OUT', s, d: null } };
  }
}
