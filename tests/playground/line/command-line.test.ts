import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { callables } from '../../../src/discord/command.ts';
import { CHANNEL } from '../../../src/playground/chat/places.ts';
import { parseLine, typingAt } from '../../../src/playground/line/command-line.ts';
import { lineProblemText } from '../../../src/playground/line/line-problem-text.ts';
import { caller } from '../../support/command-ports.ts';
import { frontDoor } from '../../support/front-door.ts';
import { demoCommands as declarations } from '../demo-commands.ts';

const demoCommands = callables(declarations);

const valuesOf = (line: string) => {
  const parsed = parseLine(line, demoCommands);
  return parsed.ok ? parsed.values : parsed.problem.kind;
};
const refusalOf = (line: string, locale = 'en-US') => {
  const parsed = parseLine(line, demoCommands);
  return parsed.ok ? undefined : lineProblemText(parsed.problem, locale);
};

describe('a typed line', () => {
  it.each([
    ['/demo 120TH 3000W', { rig: '120TH 3000W' }],
    ['demo 120TH 3000W', { rig: '120TH 3000W' }],
    ['  /demo   120TH 3000W  ', { rig: '120TH 3000W' }],
    ['/DEMO 120TH', { rig: '120TH' }],
    [
      '/demo rig:S21 Pro electricity:0.28 EUR count:2',
      { rig: 'S21 Pro', electricity: '0.28 EUR', count: 2 },
    ],
    ['/demo rig: S21 Pro electricity: 0.28', { rig: 'S21 Pro', electricity: '0.28' }],
    ['/demo S21 Pro fee:2,5', { rig: 'S21 Pro', fee: 2.5 }],
    ['/demo S21 fee:1,500', { rig: 'S21', fee: 1.5 }],
    ['/demo S21 count:1.500', { rig: 'S21', count: 1500 }],
    ['/demo S21 count:80 000', { rig: 'S21', count: 80_000 }],
    ['/demo S21 count:80.000.000', { rig: 'S21', count: 80_000_000 }],
    ['/demo fee:-0 rig:S21', { rig: 'S21', fee: 0 }],
    ['/demo S21 fee:2.5%', { rig: 'S21', fee: 2.5 }],
    ['/demo S21 fee:+5 %', { rig: 'S21', fee: 5 }],
    ['/demo S21 count:80k', { rig: 'S21', count: 80_000 }],
    ['/demo S21 price:€80000 currency:EUR', { rig: 'S21', price: 80_000, currency: 'EUR' }],
    ['/demo S21 currency:usd price:$80k', { rig: 'S21', price: 80_000, currency: 'USD' }],
    ['/demo rig:"S21 Pro" electricity:"0.05"', { rig: 'S21 Pro', electricity: '0.05' }],
    ['/demo S21 strompreis:7c', { rig: 'S21', electricity: '7c' }],
    ['/demo S21 currency:EUR', { rig: 'S21', currency: 'EUR' }],
    ['/demo S21 currency:us-dollar', { rig: 'S21', currency: 'USD' }],
    ['/demo S21 exact:True', { rig: 'S21', exact: true }],
    ['/demo S21 exact:falsch', { rig: 'S21', exact: false }],
    ['/demo S21 electricity: fee:1', { rig: 'S21', fee: 1 }],
    ['/demo see http://example.org', { rig: 'see http://example.org' }],
    ['/demo S21 channel:#Mining', { rig: 'S21', channel: CHANNEL }],
    ['/demo S21 channel:mining', { rig: 'S21', channel: CHANNEL }],
    ['/demo at 09:00', { rig: 'at 09:00' }],
    ['/demo rig:"fee: none" fee:2', { rig: 'fee: none', fee: 2 }],
    ['/demo "the fee:none rig" fee:2', { rig: 'the fee:none rig', fee: 2 }],
    ['/demo „Keller: links“ fee:2', { rig: 'Keller: links', fee: 2 }],
    [`/demo rig:'a "b" c: d' fee:2`, { rig: 'a "b" c: d', fee: 2 }],
    ['/demo rig:"S21 fee:2', { rig: '"S21', fee: 2 }],
    ['/demo S21 mood:Gloomy: count on it fee:1', { rig: 'S21', mood: 'gloomy-count', fee: 1 }],
    ['/demo S21 mood:gloomy count:2', { rig: 'S21', mood: 'gloomy', count: 2 }],
    ['/demo S21 mood:"Trüb: zähl darauf" fee:1', { rig: 'S21', mood: 'gloomy-count', fee: 1 }],
    ['/slow', {}],
  ])('%s', (line, values) => {
    expect(valuesOf(line)).toEqual(values);
  });

  it.each([
    ['', 'empty'],
    ['/', 'empty'],
    ['/nope 120TH', 'unknown-command'],
    ['/demo', 'missing'],
    ['/demo rig:', 'missing'],
    ['/demo fee:2', 'missing'],
    ['/demo S21 electrcity:0.07', 'unknown-option'],
    ['/demo S21 constructor:1', 'unknown-option'],
    ['/demo S21 fee:1 fee:2', 'repeated-option'],
    ['/demo S21 rig:S19', 'stray-text'],
    ['/slow down', 'stray-text'],
    ['/demo S21 fee:much', 'bad-value'],
    ['/demo S21 fee:51', 'bad-value'],
    ['/demo S21 count:$80', 'bad-value'],
    ['/demo S21 count:$80 currency:USD', 'bad-value'],
    ['/demo S21 price:$80000', 'bad-value'],
    ['/demo S21 price:$80000 currency:EUR', 'bad-value'],
    ['/demo S21 count:1.5', 'bad-value'],
    ['/demo S21 fee:1e1', 'bad-value'],
    ['/demo S21 count:80,000', 'ambiguous-number'],
    ['/demo S21 exact:maybe', 'bad-value'],
    ['/demo S21 channel:#nowhere', 'bad-value'],
    ['/demo S21 currency:GBP', 'bad-value'],
    [`/demo ${'x'.repeat(101)}`, 'bad-value'],
  ])('refuses %s', (line, kind) => {
    expect(valuesOf(line)).toBe(kind);
  });

  it('never throws, and refuses with a sentence', () => {
    const piece = fc.constantFrom(
      '/demo',
      ' ',
      ':',
      'rig:',
      'fee:',
      '2',
      'S21',
      '/',
      'ü',
      '\n',
      'exact:',
    );
    const line = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(line, fc.nat(40), (text, caret) => {
        typingAt(text, caret, demoCommands);
        for (const locale of ['en-US', 'de']) {
          const refusal = refusalOf(text, locale);
          if (refusal !== undefined) expect(refusal.length).toBeGreaterThan(10);
        }
      }),
    );
  });
});

describe('a subcommand', () => {
  const file = { name: 'a.csv', size: 1, url: 'data:,' };

  it('goes by two words, in any language, with the file that is attached', () => {
    for (const line of ['/group read word:a b', 'gruppe  lies word:a b']) {
      const parsed = parseLine(line, demoCommands, file);
      expect(parsed).toMatchObject({
        command: { name: 'group read' },
        values: { word: 'a b', file },
      });
    }
  });

  it.each([
    ['/group', 'There is no command /group: it goes on, as /group read or /group form.'],
    ['/group rea', 'There is no command /group rea: did you mean /group read?'],
    ['/dmeo 1', 'There is no command /dmeo: did you mean /demo? Example: /demo 120TH 3000W'],
    ['/group read', '/group read still needs “file” (Any file).'],
    ['/group read file:a.csv', '“file” has to be a file that is attached to the line'],
  ])('is refused: %s', (line, sentence) => {
    expect(refusalOf(line)).toContain(sentence);
  });

  it('is still a command while its second word is typed', () => {
    const at = (line: string) => typingAt(line, line.length, demoCommands);
    expect(at('/group ')).toEqual({ at: 'command', text: 'group ' });
    expect(at('/group re')).toEqual({ at: 'command', text: 'group re' });
    expect(at('/group read ')).toMatchObject({ at: 'value', unused: ['word'] });
  });
});

describe('a refusal', () => {
  it('names the three nearest commands, with an example', () => {
    expect(refusalOf('/hashrate 1')).toBe(
      'There is no command /hashrate: the nearest are /slow, /group read, or /demo; /help shows all. Example: /demo 120TH 3000W',
    );
  });

  it('says what is missing', () => {
    expect(refusalOf('/demo')).toBe(
      '/demo still needs “rig” (Hashrate and watts, or a model). Example: /demo rig:120TH 3000W',
    );
  });

  it('says what a value has to be', () => {
    expect(refusalOf('/demo S21 fee:much')).toBe(
      '“fee” has to be a number from 0 to 50, not “much”. Example: fee:2',
    );
    expect(refusalOf('/demo S21 price:€80000')).toBe(
      '“price” has to be a number, not “€80000”. Example: price:80000 currency:EUR',
    );
    expect(refusalOf('/demo S21 currency:GBP')).toBe(
      '“currency” has to be Euro or US dollar, not “GBP”.',
    );
  });

  it('repeats only the beginning of a long text', () => {
    const refusals = [
      `/demo ${'x'.repeat(3_000)}`,
      `/demo S21 fee:${'9x'.repeat(2_000)}`,
      `/demo S21 ${'y'.repeat(2_000)}:1`,
      `/${'z'.repeat(2_000)}`,
      `/slow ${'w '.repeat(2_000)}`,
    ].map((line) => refusalOf(line));
    for (const refusal of refusals) expect(refusal?.length).toBeLessThan(300);
  });

  it('asks which number was meant rather than guess', () => {
    expect(refusalOf('/demo S21 count:80,000')).toBe(
      '“count: 80,000” can be read as 80 or as 80000: write it without the mark.',
    );
    expect(refusalOf('/demo S21 count:80.000', 'de')).toContain('als 80 oder als 80000 lesen');
  });

  it('calls commands and options as the reader does', () => {
    const said = (line: string, locale: string) => {
      const parsed = parseLine(line, callables(commands));
      return parsed.ok ? undefined : lineProblemText(parsed.problem, locale);
    };
    expect(said('/rig add', 'de')).toMatch(/^\/rig hinzufügen braucht noch „rig“ .*: \/rig hinzu/);
    expect(said('/alarme hinzu', 'de')).toContain('etwa /alarme hinzufügen, /alarme liste');
    expect(said('/statsu', 'de')).toContain('Meinst du /status?');
    expect(said('/rig hinzufugen S21', 'de')).toContain('Meinst du /rig hinzufügen?');
    expect(said('/rig frob', 'en-US')).toMatch(
      /: it goes on, as( \/rig [a-z]+,){2} or \/rig [a-z]+\.$/,
    );
    expect(said('/profti S21', 'en-US')).toContain('did you mean /profit?');
    expect(said('/x', 'en-US')).toMatch(
      /: the nearest are( \/[a-z -]+,){2} or \/[a-z -]+; \/help shows all/,
    );
    expect(said('/hash', 'en-US')).toContain('the nearest are /hashprice,');
    expect(said('/alert', 'en-US')).toContain('/alerts');
  });

  it('takes a choice by what begins it, or by words of it, and suggests three where none fits', () => {
    const kindOf = (text: string) => {
      const parsed = parseLine(`/alerts add kind:${text}`, callables(commands));
      if (parsed.ok) return parsed.values['kind'];
      return lineProblemText(parsed.problem, 'en-US');
    };
    expect(kindOf('hashprice below level:42')).toBe('hashprice.below');
    expect(kindOf('Hashprice below a level level:42')).toBe('hashprice.below');
    expect(kindOf('stops paying')).toBe('unprofitable');
    expect(kindOf('pays again')).toBe('unprofitable');
    expect(kindOf('about to stop')).toBe('outlook');
    expect(kindOf('the halving')).toBe('halving');
    expect(kindOf('bitcoin über level:90000')).toBe('price.above');
    // Words that no kind has are for the command: it knows more than the list.
    for (const text of ['fees', 'moon', 'hashprice -10% in 24h']) expect(kindOf(text)).toBe(text);
    const snooze = parseLine('/alerts snooze alert:1 for:xyzzy', callables(commands));
    expect(snooze.ok ? '' : lineProblemText(snooze.problem, 'en-US')).toMatch(
      /^“for” has to be 1 hour, .+, or one of 2 more, not “xyzzy”/,
    );
    const days = parseLine('/alerts snooze alert:1 for:24', callables(commands));
    expect(days).toMatchObject({ values: { for: '24h' } });
    const german = parseLine('/alarme ruhe alarm:1 wie_lange:ewig', callables(commands));
    expect(german.ok ? '' : lineProblemText(german.problem, 'de')).toMatch(
      / oder eins von 2 weiteren sein, nicht „ewig“/,
    );
    const wanted = 'kind:outlook chance:70% deliver:direct';
    expect(parseLine(`/alerts add ${wanted}`, callables(commands))).toMatchObject({
      values: { chance: '70', deliver: 'dm' },
    });
  });

  it('speaks German, with German names', () => {
    expect(refusalOf('/demo S21 strom:1', 'de')).toContain('strompreis:');
    expect(refusalOf('/demo', 'de')).toBe(
      '/demo braucht noch „rig“ (Hashrate und Watt, oder ein Modell). Beispiel: /demo rig:120TH 3000W',
    );
  });
});

describe('a line for our own commands', () => {
  it.each([
    ['/settings me language:German', { language: 'de' }],
    ['/settings me language:deutsch', { language: 'de' }],
    ['/einstellungen meine sprache:Englisch', { language: 'en-US' }],
    ['/settings me language:English', { language: 'en-US' }],
    ['/settings me language:English (UK)', { language: 'en-GB' }],
    ['/settings me language:British English', { language: 'en-GB' }],
    ['/pools S21', { rig: 'S21' }],
    ['/pools 120TH 3000W fee:1', { rig: '120TH 3000W', fee: 1 }],
  ])('understands %s', (line, values) => {
    expect(parseLine(line, callables(commands))).toMatchObject({ ok: true, values });
  });
});

describe('the caret', () => {
  const at = (marked: string) => {
    const caret = marked.indexOf('|');
    return typingAt(marked.replace('|', ''), caret, demoCommands);
  };

  it('stands on the command until a space follows', () => {
    expect(at('/de|')).toEqual({ at: 'command', text: 'de' });
    expect(at('hello|')).toEqual({ at: 'nothing' });
    expect(at('/nope |')).toEqual({ at: 'nothing' });
  });

  it('stands on the first required text, then on what is named', () => {
    expect(at('/demo S21 P|')).toMatchObject({ at: 'value', option: 'rig', text: 'S21 P' });
    expect(at('/demo S21 fee:2|')).toMatchObject({ option: 'fee', text: '2' });
    expect(at('/demo S2|1 fee:2')).toMatchObject({ option: 'rig', text: 'S21' });
  });

  it('stays on a choice whose name has a colon', () => {
    for (const text of ['Gloomy: c', 'Gloomy: count on', 'Gloomy: count on it']) {
      expect(at(`/demo S21 mood:${text}|`)).toMatchObject({ option: 'mood', text });
    }
    expect(at('/demo S21 mood:Gloomy c|')).toMatchObject({ option: 'mood', text: 'Gloomy c' });
  });

  it('knows which options are left', () => {
    expect(at('/demo S21 fee:2 |')).toMatchObject({
      unused: ['electricity', 'count', 'currency', 'price', 'exact', 'mood', 'channel'],
    });
  });
});

it('an example keeps what was typed', () => {
  const all = callables(commands);
  const exampleFor = (line: string, locale = 'en-US') => {
    const parsed = parseLine(line, all);
    const text = parsed.ok ? '' : lineProblemText(parsed.problem, locale);
    return text.replace(/^.*(?:Example|Beispiel): /, '');
  };
  const text = 'text:0.10; 17-22 0.15';
  expect(exampleFor('/tariff set name:Cellar 2')).toBe(`/tariff set name:Cellar 2 ${text}`);
  expect(exampleFor('/tariff set "a: b"')).toBe(`/tariff set name:"a: b" ${text}`);
  expect(exampleFor(`/tariff set text:${'x'.repeat(99)}`)).toBe(`/tariff set name:home ${text}`);
  expect(exampleFor('/contract term:900', 'de')).toBe(
    '/vertrag preis:20 vertragsdauer:900 unterhalt:0.035',
  );
  expect(exampleFor('/alerts add rig:Shed')).toBe('/alerts add kind:retarget');
});

/** Commands whose example needs what isn't here: a pool that answers, a link to it, a server. */
const NEEDS_MORE = /^rig (?:link|unlink)$|^digest subscribe$/;

it.each(['en-US', 'de'])('each command’s example runs (%s)', async (locale) => {
  const all = callables(commands);
  const door = await frontDoor();
  await door.run('rig add', { rig: '120TH 3000W', name: 'Rig 1' });
  await door.run('settings me', { time_zone: 'America/New_York' });
  const ran: string[] = [];
  for (const command of all) {
    const parsed = parseLine(`/${command.name}`, all);
    if (parsed.ok || NEEDS_MORE.test(command.name)) continue;
    const text = lineProblemText(parsed.problem, locale);
    const [, example = ''] = /(?:Example|Beispiel): (.*)$/.exec(text) ?? [];
    const line = parseLine(example, all);
    // A file can't be written into a line.
    if (command.name === 'rig import') continue;
    if (!line.ok) throw new Error(text);
    const options = Object.fromEntries(
      Object.keys(command.options).map((name) => [name, line.values[name]]),
    );
    await expect(command.run({ options, caller }, door.ports), example).resolves.toBeDefined();
    ran.push(command.name);
  }
  expect(ran).toEqual(
    expect.arrayContaining(['profit', 'contract', 'forecast', 'compare', 'solo']),
  );
});

it.each(['en-US', 'de'])('each command’s example is a line that works (%s)', (locale) => {
  const all = callables(commands);
  for (const command of all) {
    const parsed = parseLine(`/${command.name}`, all);
    if (parsed.ok) continue;
    const text = lineProblemText(parsed.problem, locale);
    const [, example] = /(?:Example|Beispiel): (.*)$/.exec(text) ?? [];
    if (command.name === 'rig import') expect(example).toBeUndefined();
    else expect(parseLine(example ?? '', all), text).toMatchObject({ ok: true, command });
  }
  const refusal = (line: string) => {
    const parsed = parseLine(line, all);
    return parsed.ok ? '' : lineProblemText(parsed.problem, locale);
  };
  expect(refusal('/digest me')).toMatch(
    locale === 'de' ? /Beispiel: \/bericht \S+ uhrzeit:9$/ : /Example: \/digest me time:9$/,
  );
  expect(refusal('/alerts add')).toMatch(/ (?:kind|art):retarget$/);
});
