import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Caller } from '../../src/discord/command.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Reading } from '../../src/market/reading.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import type { Modal } from '../../src/message/message.ts';
import { assumedTerms } from '../../src/people/preferences.ts';
import { answerActions } from '../../src/rig/actions.ts';
import { coinOfRig } from '../../src/rig/rig-coin.ts';
import type { ProfitRequest } from '../profit/request.ts';
import type { Subject } from '../profit/subject.ts';
import { understandTerms } from '../profit/understand.ts';
import { MAX_NAME, nameOf } from './name.ts';
import { figuresOf, keptTariff, type RigParams } from './rig-params.ts';

interface SaveContext {
  readonly subject: Subject;
  readonly reading: Reading;
  readonly i18n: I18n;
}

/** Makes a form that asks for the rig's name. */
export function saveForm(
  request: ProfitRequest,
  draft: Draft,
  {
    caller,
    taken,
    ...context
  }: SaveContext & {
    readonly caller: Caller;
    /** Names of the caller's rigs. */
    readonly taken: readonly string[];
  },
): Modal {
  const { i18n } = context;
  return {
    custom_id: answerActions.saved.id(caller.id, { draft }),
    title: i18n.t('button.save'),
    components: [
      {
        type: ComponentType.Label,
        label: i18n.t('modal.name'),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'name',
          style: TextInputStyle.Short,
          required: true,
          max_length: MAX_NAME,
          value: nameOf(paramsOf(request, context), taken, i18n),
        },
      },
    ],
  };
}

/** Returns the rig of an answer, on the terms it was counted with. Suppositions are left out. */
export function paramsOf(
  request: ProfitRequest,
  { subject: { rig, preferences, named }, reading, i18n }: SaveContext,
): RigParams {
  const { currency, terms, basis } = understandTerms(request, rig, {
    preferences,
    reading,
    i18n,
    named,
  });
  const { tariff, tariffOrigin, feeOrigin, uptimeOrigin } = basis;
  const origins = { tariff: tariffOrigin, poolFee: feeOrigin, uptime: uptimeOrigin };
  return {
    label: rig.label,
    coin: coinOfRig(rig),
    ...figuresOf(rig),
    tariff: keptTariff({ tariff, currency, origins }, reading),
    poolFee: terms.poolFee,
    uptime: terms.uptime,
    fixedCost: 0,
    origins,
    assumed: assumedTerms(origins),
  };
}
