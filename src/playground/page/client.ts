import type { ActAnswer, PageEvent, Seat, TourStep, TypingAnswer } from '../web/wire.ts';

/** Answers of the server, by the path of the request; each body is checked there. */
interface Answers {
  '/typing': TypingAnswer;
  '/send': ActAnswer;
  '/press': ActAnswer;
  '/form': ActAnswer;
  '/dismiss': ActAnswer;
  '/skip': ActAnswer;
  '/tour': readonly TourStep[];
}

export async function post<P extends keyof Answers>(path: P, body: object): Promise<Answers[P]> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/**
 * Listens to the events for a seat. The browser reconnects by itself.
 *
 * @returns A function that ends the listening.
 */
export function listen(
  seat: Seat,
  hear: (event: PageEvent) => void,
  lost: (isLost: boolean) => void,
): () => void {
  const source = new EventSource(`/events?${new URLSearchParams({ ...seat })}`);
  source.onopen = () => lost(false);
  source.onerror = () => lost(true);
  source.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data));
  return () => source.close();
}
