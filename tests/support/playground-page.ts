import type { ActAnswer, PageEvent, ShownMessage } from '../../src/playground/web/wire.ts';

export const ALICE = '100000000000000001';
export const BOB = '100000000000000002';

export const seat = (persona = ALICE, view = 'channel', locale = 'en-US') => ({
  persona,
  view,
  locale,
});

export type PlaygroundPage = ReturnType<typeof playgroundPage>;

/** Talks to the playground as its page does. */
export function playgroundPage(url: string) {
  const hangUp = new AbortController();

  async function post<T = ActAnswer>(path: string, body: object): Promise<T> {
    const response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    // The page gets this too, and trusts it as well.
    return response.json() as Promise<T>;
  }

  /** Yields the events that a page in that seat hears, one after another. */
  async function* listen(where: object): AsyncGenerator<PageEvent> {
    const events = new URL(`/events?${new URLSearchParams({ ...where })}`, url);
    const { body } = await fetch(events, { signal: hangUp.signal });
    let text = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) yield JSON.parse(part.replace(/^data: /, ''));
    }
  }

  return {
    post,
    listen,

    async messagesFor(where: object): Promise<readonly ShownMessage[]> {
      const events = listen(where);
      const event = await next(events);
      await events.return(undefined);
      return event.type === 'hello' ? event.messages : [];
    },

    close: () => hangUp.abort(),
  };
}

export async function next(events: AsyncGenerator<PageEvent>): Promise<PageEvent> {
  const { value } = await events.next();
  return value;
}

/** Returns the next message; events of the clock and of the market are passed over. */
export async function nextMessage(events: AsyncGenerator<PageEvent>): Promise<ShownMessage> {
  let event = await next(events);
  while (event.type === 'clock' || event.type === 'origin') event = await next(events);
  if (event.type !== 'message') throw new Error(`Expected a message, got ${event.type}`);
  return event.message;
}
