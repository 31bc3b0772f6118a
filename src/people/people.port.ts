import type { ServerSettings, UserSettings } from './preferences.ts';

export interface SettingsStore {
  user(userId: string): Promise<UserSettings>;
  /**
   * On top of what is there at that moment, whoever else changes something at the same time.
   *
   * @returns As they are now.
   */
  saveUser(
    userId: string,
    change: (settings: UserSettings) => UserSettings,
    now: number,
  ): Promise<UserSettings>;
  /**
   * The language in which somebody reads Discord, for what is said unasked; left as it is where the
   * person chose one here.
   */
  noteLocale(userId: string, locale: string, now: number): Promise<void>;
  server(guildId: string): Promise<ServerSettings>;
  /** As `saveUser`. */
  saveServer(
    guildId: string,
    change: (settings: ServerSettings) => ServerSettings,
    by: string,
    now: number,
  ): Promise<ServerSettings>;
}

export interface PersonalDraft {
  /** Its kind, and its id in a button. */
  readonly key: string;
  readonly draft: unknown;
}
