import type { ServerSettings, UserSettings } from './preferences.ts';

export interface SettingsStore {
  user(userId: string): Promise<UserSettings>;
  /**
   * Changes a person's settings, on top of those that are there at that moment, whoever else
   * changes something at the same time.
   *
   * @returns The settings as they are now.
   */
  saveUser(
    userId: string,
    change: (settings: UserSettings) => UserSettings,
    now: number,
  ): Promise<UserSettings>;
  /**
   * Notes the language in which a person reads Discord, for messages sent unasked; nothing changes
   * where the person chose a language here.
   */
  noteLocale(userId: string, locale: string, now: number): Promise<void>;
  server(guildId: string): Promise<ServerSettings>;
  /** Changes a server's settings as `saveUser` does a person's. */
  saveServer(
    guildId: string,
    change: (settings: ServerSettings) => ServerSettings,
    by: string,
    now: number,
  ): Promise<ServerSettings>;
}

export interface PersonalDraft {
  /** Key of the draft: its kind, and its id in a button. */
  readonly key: string;
  readonly draft: unknown;
}
