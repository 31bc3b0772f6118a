import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { memberRights } from '../../../src/discord/rest/member-rights.ts';

const { ViewChannel, SendMessages, EmbedLinks, Administrator } = PermissionFlagsBits;
const bits = (...rights: readonly bigint[]) => String(rights.reduce((all, one) => all | one, 0n));

const guild = {
  id: 'g',
  owner_id: 'owner',
  roles: [
    { id: 'g', permissions: bits(ViewChannel) },
    { id: 'writer', permissions: bits(SendMessages) },
    { id: 'admin', permissions: bits(Administrator) },
  ],
};
const role = (id: string, allow: string, deny: string) => ({ id, type: 0, allow, deny });
const person = (id: string, allow: string, deny: string) => ({ id, type: 1, allow, deny });
const rightsOf = (
  roles: readonly string[],
  overwrites: Parameters<typeof memberRights>[0]['overwrites'] = [],
  userId = 'ada',
) => memberRights({ userId, member: { roles: [...roles] }, guild, overwrites });

describe('the rights of a member', () => {
  it('are those of all the roles', () => {
    expect(rightsOf([])).toBe(ViewChannel);
    expect(rightsOf(['writer'])).toBe(ViewChannel | SendMessages);
  });

  it('are all there are for the owner and for administrators, whatever a channel says', () => {
    const closed = [role('g', '0', bits(ViewChannel, SendMessages))];
    for (const rights of [rightsOf([], closed, 'owner'), rightsOf(['admin'], closed)]) {
      expect(rights & (ViewChannel | SendMessages)).toBe(ViewChannel | SendMessages);
    }
  });

  it('are changed by a channel: everybody’s first, then those of roles, then the person’s', () => {
    const none = bits();
    const all = bits(SendMessages);
    expect(rightsOf(['writer'], [role('g', none, all)])).toBe(ViewChannel);
    // A right that one of several roles allows counts.
    const roles = [role('g', none, all), role('writer', all, none), role('other', none, all)];
    expect(rightsOf(['writer', 'other'], roles)).toBe(ViewChannel | SendMessages);
    expect(rightsOf(['writer'], [...roles, person('ada', bits(EmbedLinks), all)])).toBe(
      ViewChannel | EmbedLinks,
    );
    expect(rightsOf(['writer'], [person('bob', none, all)])).toBe(ViewChannel | SendMessages);
    // The person doesn't have this role.
    expect(rightsOf([], [role('writer', all, none)])).toBe(ViewChannel);
  });
});
