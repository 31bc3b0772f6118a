import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import type { Message } from '../../src/message/message.ts';
import { soloActions } from '../../src/odds/actions.ts';
import { soloMessage } from '../../src/odds/solo.message.ts';
import { bestShareOf } from '../../src/pool/rig-work.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { carryDraft } from '../shared/drafts.ts';
import { detailButtons } from './detail-buttons.ts';
import { SOLO_DRAFT } from './draft-kinds.ts';
import { minedBy, nothingMined } from './mined.ts';

/** Answers a request, or asks which rig was meant. @throws UserError for what can't be understood. */
export async function answerSolo(
  request: ProfitRequest,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const keep = () => carryDraft(SOLO_DRAFT, request, ports.drafts);
  const found = await minedBy(request, caller, ports, i18n);
  if (!found.ok) {
    const asking = { choose: soloActions.choose, owner: caller.id, i18n, keep };
    return nothingMined(found, asking, ports);
  }
  const { mined, own, detail = 'short' } = found;
  const links = own ? await ports.poolLinks.ofRigs([own.id]) : [];
  const bestShare = bestShareOf(links);
  const message = soloMessage({ ...mined, bestShare }, detail, i18n);
  const draft = await keep();
  return draft === undefined
    ? message
    : {
        ...message,
        components: [detailButtons(soloActions, draft, { detail, owner: caller.id, i18n })],
      };
}
