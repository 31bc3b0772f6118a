import { defineCommand } from '../src/discord/command.ts';
import { momentOf } from '../src/domain/conditions.ts';
import { difficultyMessage } from '../src/render/difficulty-message.ts';
import { localized } from '../src/render/localized.ts';
import { voiceFor } from '../src/render/voice.ts';

export const difficulty = defineCommand({
  name: 'difficulty',
  nameLocalizations: localized('command.difficulty.name').localizations,
  description: localized('command.difficulty.description'),
  audience: 'channel',
  options: {},
  async run({ caller }, { market, clock }) {
    const reading = market.reading();
    return difficultyMessage({ reading, now: momentOf(reading, clock) }, voiceFor(caller.locale));
  },
});
