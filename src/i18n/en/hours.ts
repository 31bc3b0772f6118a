/** Texts about the hours in which rigs are best run, told in advance; `de/hours.ts` has the same keys. */
export const hoursEn = {
  'choice.kind.hourly':
    'The hours to run a rig tomorrow, where its power price changes by the hour',
  'alert.hourly': '{rig}: tomorrow’s hours to run',
  'alert.now.hourly': 'Told each evening at 20:00, and twice more at most if the hours change',
  'alert.now.hourlySpot':
    'Told when tomorrow’s prices of {zone} are out, and twice more at most if the hours change',
  'alert.now.hourlyFlat': 'Its power costs the same all day: there are no hours to choose.',
  'alerts.needsHours':
    '“{rig}” pays the same for power all day, so there are no hours to choose: give it prices by the hour with `/rig edit`, such as `0.10; 17-22 0.15`.',
  'hours.run': 'run {spans}, rest {rests}',
  'hours.runAllDay': 'run all day',
  'hours.restAllDay': 'rest all day',
  'hours.why': 'Power costs {run} on average while it runs and {rest} while it rests.',
  'hours.whyRun': 'Power costs {price} at most.',
  'hours.whyRest': 'Power costs {price} at least.',
  'hours.pays': 'It pays up to {breakEven} per kWh.',
  'hours.gain': '**{best}** for the day, running always {always}: **{gain}**.',
  'hours.earns': '**{best}** for the day.',
  'hours.unknown': '{hours} h have no price yet.',
  'notice.hourly.tomorrow.one': 'Tomorrow {rig}: {hours}',
  'notice.hourly.tomorrow.many': 'Tomorrow’s hours for {count, plural, one {# rig} other {# rigs}}',
  'notice.hourly.today.one': 'Today {rig}: {hours}',
  'notice.hourly.today.many': 'Today’s hours for {count, plural, one {# rig} other {# rigs}}',
  'notice.hourly.mixed': 'Hours for {count, plural, one {# rig} other {# rigs}}',
  'notice.hourly.changed': 'Other hours by now: ',
  'notice.hourly.line': '**{rig}**, {day}: {hours}. {why}',
  'notice.hourly.day.today': 'today',
  'notice.hourly.day.tomorrow': 'tomorrow',
  'notice.hourly.clock': 'Hours by the clock of {zone}.',
} as const;
