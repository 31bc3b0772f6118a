import type { Caller } from '../../src/discord/command.ts';
import { ownRigNamed, writtenRig } from '../../src/domain/own-rigs.ts';
import { type Preferences, preferencesFromRig } from '../../src/domain/preferences.ts';
import type { RegisteredRig } from '../../src/domain/registered-rig.ts';
import type { Rig, RigProblem } from '../../src/domain/rig.ts';
import { parseRig } from '../../src/domain/rig-text.ts';
import type { Ports } from '../../src/ports.ts';
import type { Voice } from '../../src/render/voice.ts';
import { preferencesFor, profileOf } from '../preferences.ts';
import type { ProfitRequest } from './request.ts';
import { ownCurrency } from './understand.ts';

export interface Subject {
  readonly rig: Rig;
  /** Set when one of the caller's own rigs was named. */
  readonly own?: RegisteredRig | undefined;
  /** Its terms, or what the caller means who says nothing else. */
  readonly preferences: Preferences;
}

/** What a request is about. The caller's own rigs come before all models of the same name. */
export async function subjectOf(
  request: ProfitRequest,
  caller: Caller,
  ports: Ports,
  voice: Voice,
): Promise<
  | { readonly ok: true; readonly subject: Subject }
  | { readonly ok: false; readonly problem: RigProblem; readonly currency: string }
> {
  const { hasRigs } = await profileOf(caller, ports);
  const own = hasRigs && ownRigNamed(request.rig, await ports.rigs.list(caller.id));
  if (own) {
    const subject = { rig: writtenRig(own), own, preferences: preferencesFromRig(own) };
    return { ok: true, subject };
  }
  const preferences = await preferencesFor(caller, ports);
  const currency = ownCurrency(request, preferences, voice);
  const understood = parseRig(request.rig, currency);
  return understood.ok
    ? { ok: true, subject: { rig: understood.rig, preferences } }
    : { ...understood, currency };
}
