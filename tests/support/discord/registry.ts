import { invalidBody } from './api-error.ts';
import { type CommandContent, CommandsSchema, type OptionContent } from './command-schema.ts';
import type { MessageBoard } from './message-board.ts';
import type { RestRequest, RestResponse } from './rest-message.ts';
import { snowflakes } from './snowflake.ts';

interface Registered {
  readonly id: string;
  readonly version: string;
  readonly command: CommandContent;
}

/** The application's global commands. */
export function registry(applicationId: string, board: MessageBoard) {
  const nextId = snowflakes();
  let registered: readonly Registered[] = [];

  function overwrite({ body }: RestRequest): RestResponse {
    const parsed = CommandsSchema.safeParse(body);
    if (!parsed.success) {
      const problems = parsed.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );
      board.violations.push({ where: 'commands', problems });
      return invalidBody(problems);
    }
    registered = parsed.data.map((command) => ({
      id: registered.find((old) => old.command.name === command.name)?.id ?? nextId(),
      version: nextId(),
      command,
    }));
    return list(true);
  }

  function list(withLocalizations: boolean): RestResponse {
    return {
      status: 200,
      body: registered.map((entry) => toJson(entry, withLocalizations)),
    };
  }

  /** As Discord gives it back: defaults filled in, what is false or empty left out. */
  function toJson({ id, version, command }: Registered, withLocalizations: boolean) {
    const texts = (part: CommandContent | OptionContent) =>
      withLocalizations
        ? {
            name_localizations: part.name_localizations ?? null,
            description_localizations: part.description_localizations ?? null,
          }
        : { name_localizations: undefined, description_localizations: undefined };
    return {
      id,
      application_id: applicationId,
      version,
      default_member_permissions: null,
      type: 1,
      ...command,
      nsfw: command.nsfw ?? false,
      dm_permission: true,
      contexts: command.contexts ?? null,
      integration_types: command.integration_types ?? [0],
      ...texts(command),
      options: command.options?.map((option) => ({
        ...optionJson(option),
        options: option.options?.map(optionJson),
      })),
    };

    function optionJson(option: OptionContent) {
      return {
        ...option,
        ...texts(option),
        required: option.required || undefined,
        autocomplete: option.autocomplete || undefined,
        choices: option.choices?.map((choice) => ({
          ...choice,
          name_localizations: withLocalizations ? (choice.name_localizations ?? null) : undefined,
        })),
      };
    }
  }

  return {
    overwrite,
    list: ({ query }: RestRequest) => list(query.get('with_localizations') === 'true'),
    commands: () => registered.map(({ command }) => command),
  };
}
