import type { News } from '../alert/decide.ts';

/** What one person is told in one place, in one message. */
export interface NewsGroup {
  readonly userId: string;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** Never empty. */
  readonly news: readonly News[];
}

export function groupNews(news: readonly News[]): readonly NewsGroup[] {
  const groups = Map.groupBy(news, ({ alert }) => `${alert.userId} ${alert.deliver}`);
  return [...groups.values()].flatMap((together) => {
    const [first] = together;
    if (!first) return [];
    const { userId, deliver } = first.alert;
    return [{ userId, deliver, news: together }];
  });
}
