import * as z from 'zod';
import {
  closedDms,
  invalidBody,
  missingAccess,
  missingPermissions,
  rateLimited,
  tooLarge,
  unknownChannel,
  unknownMessage,
} from './api-error.ts';
import type { MessageBoard } from './message-board.ts';
import { type RateLimit, type RateWindow, rateWindow } from './rate-window.ts';
import type { RestRequest, RestResponse } from './rest-message.ts';
import { snowflakes } from './snowflake.ts';

const Recipient = z.object({ recipient_id: z.string().regex(/^\d{17,19}$/) });

/**
 * Rights of the bot in a channel; `hidden`: it isn't seen; `mute`: nothing may be written; `plain`:
 * no files; `small`: no large ones.
 */
export type ChannelRights = 'all' | 'hidden' | 'mute' | 'plain' | 'small';

/** Bytes beyond which a file is large. */
const LARGE = 1_000;

/** Keeps the channels where the bot posts by itself. Any channel exists until it is deleted. */
export function channels(board: MessageBoard, limit: RateLimit, isKicked: () => boolean) {
  const nextId = snowflakes();
  const dms = new Map<string, string>();
  const closedTo = new Set<string>();
  const deleted = new Set<string>();
  const rights = new Map<string, ChannelRights>();
  const windows = new Map<string, RateWindow>();
  /** Nonce → id of the message that came with it. Discord forgets them after some minutes. */
  const nonces = new Map<string, string>();

  function openDm({ body }: RestRequest): RestResponse {
    const parsed = Recipient.safeParse(body);
    if (!parsed.success) return invalidBody(['recipient_id']);
    const user = parsed.data.recipient_id;
    const id = dms.get(user) ?? nextId();
    dms.set(user, id);
    return { status: 200, body: { id, type: 1, recipients: [{ id: user, username: 'somebody' }] } };
  }

  function post(request: RestRequest): RestResponse {
    const [channelId = ''] = request.params;
    const window = windows.get(channelId) ?? rateWindow(limit);
    windows.set(channelId, window);
    const rate = window.take();
    if (rate.exceeded) return rateLimited(rate.resetAfter, false);
    const response =
      refusal(channelId) ?? unwritable(channelId, request) ?? create(channelId, request);
    const headers = {
      ...response.headers,
      'X-RateLimit-Bucket': 'channel-messages',
      'X-RateLimit-Limit': String(rate.limit),
      'X-RateLimit-Remaining': String(rate.remaining),
      'X-RateLimit-Reset-After': rate.resetAfter.toFixed(3),
    };
    return { ...response, headers };
  }

  function refusal(channelId: string): RestResponse | undefined {
    if (deleted.has(channelId)) return unknownChannel;
    const isDm = [...dms.values()].includes(channelId);
    if (rights.get(channelId) === 'hidden' || (isKicked() && !isDm)) return missingAccess;
    const closed = [...closedTo].some((user) => dms.get(user) === channelId);
    return closed ? closedDms : undefined;
  }

  function unwritable(channelId: string, { files }: RestRequest): RestResponse | undefined {
    const right = rights.get(channelId);
    if (right === 'mute') return missingPermissions;
    if (right === 'plain' && files.length > 0) return missingPermissions;
    const isLarge = files.some(({ data }) => data.byteLength > LARGE);
    return right === 'small' && isLarge ? tooLarge : undefined;
  }

  function create(channelId: string, request: RestRequest): RestResponse {
    const checked = board.check('message', request);
    if ('refusal' in checked) return checked.refusal;
    const { nonce, enforce_nonce } = checked.content;
    const key = nonce != null && enforce_nonce ? String(nonce) : undefined;
    const earlier = key === undefined ? undefined : board.get(nonces.get(key) ?? '');
    if (earlier) return { status: 200, body: board.toJson(earlier) };
    const message = board.post(channelId, checked.content, request.files);
    if (key !== undefined) nonces.set(key, message.id);
    return { status: 200, body: board.toJson(message) };
  }

  function edit(request: RestRequest): RestResponse {
    const [channelId = '', messageId = ''] = request.params;
    const refused = refusal(channelId);
    if (refused) return refused;
    const checked = board.check('edit', request);
    if ('refusal' in checked) return checked.refusal;
    const message = board.edit(messageId, checked.content, request.files);
    return message ? { status: 200, body: board.toJson(message) } : unknownMessage;
  }

  /** Lists messages without their nonces, as Discord gives a nonce with the event alone. */
  function list({ params: [channelId = ''], query }: RestRequest): RestResponse {
    if (deleted.has(channelId)) return unknownChannel;
    if (rights.get(channelId) === 'hidden') return missingAccess;
    const after = BigInt(query.get('after') ?? 0);
    const found = board
      .in(channelId)
      .filter(({ id }) => BigInt(id) > after)
      .slice(0, Number(query.get('limit') ?? 50));
    const body = found.map((message) => ({ ...board.toJson(message), nonce: undefined }));
    return { status: 200, body: body.toReversed() };
  }

  return {
    openDm,
    post,
    list,
    edit,
    remove: ({ params: [, messageId = ''] }: RestRequest): RestResponse =>
      board.remove(messageId) ? { status: 204 } : unknownMessage,
    /** The user takes no direct messages any more. */
    closeDms: (user: string) => closedTo.add(user),
    openDms: (user: string) => closedTo.delete(user),
    deleteChannel: (id: string) => deleted.add(id),
    /** Sets the bot's rights in that channel; it has all by default. */
    setRights: (id: string, right: ChannelRights) => rights.set(id, right),
    dmOf: (user: string) => dms.get(user),
    isDm: (id: string) => [...dms.values()].includes(id),
    isDeleted: (id: string) => deleted.has(id),
    isHidden: (id: string) => rights.get(id) === 'hidden',
    forgetNonces: () => nonces.clear(),
  };
}
