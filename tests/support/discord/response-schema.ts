import * as z from 'zod';
import { CustomIdText, EntitySelect, MessageSchema, StringSelect } from './message-schema.ts';

// The schemas take the answer to an interaction as Discord does.

const TextInput = z.looseObject({
  type: z.literal(4),
  custom_id: CustomIdText,
  style: z.union([z.literal(1), z.literal(2)]),
  min_length: z.int().min(0).max(4_000).optional(),
  max_length: z.int().min(1).max(4_000).optional(),
  value: z.string().max(4_000).optional(),
  placeholder: z.string().max(100).optional(),
});

const Label = z.looseObject({
  type: z.literal(18),
  label: z.string().min(1).max(45),
  description: z.string().max(100).optional(),
  component: z.union([TextInput, StringSelect, EntitySelect]),
});

const Row = z.looseObject({
  type: z.literal(1),
  components: z.array(TextInput.extend({ label: z.string().min(1).max(45) })).length(1),
});

const TextDisplay = z.looseObject({ type: z.literal(10), content: z.string().min(1).max(4_000) });

const Modal = z.looseObject({
  custom_id: CustomIdText,
  title: z.string().min(1).max(45),
  components: z
    .array(z.union([Label, Row, TextDisplay]))
    .min(1)
    .max(5),
});

const Choice = z.looseObject({
  name: z.string().min(1).max(100),
  value: z.union([z.string().min(1).max(100), z.number()]),
});

/** A deferral takes one flag: ephemeral. */
const DeferralData = z.looseObject({ flags: z.union([z.literal(0), z.literal(64)]).optional() });

export const ResponseSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal(1) }),
  z.object({ type: z.literal(4), data: MessageSchema }),
  z.object({ type: z.literal(5), data: DeferralData.optional() }),
  z.object({ type: z.literal(6) }),
  z.object({ type: z.literal(7), data: MessageSchema }),
  z.object({ type: z.literal(8), data: z.object({ choices: z.array(Choice).max(25) }) }),
  z.object({ type: z.literal(9), data: Modal }),
]);

export type ResponseContent = z.infer<typeof ResponseSchema>;
