import type { Title } from './header.ts';
import type { ColumnUse } from './uses.ts';

/** How well each use goes with a title; those that don't go with it are not in it. */
type TitleScores = Partial<Record<ColumnUse, number>>;

const words = (text: string) => new Set(text.split(' '));

const RIG: ReadonlyMap<string, number> = new Map([
  ...[...words('model modell modelo modello modèle модель')].map((word) => [word, 7] as const),
  ...[...words('rig')].map((word) => [word, 8] as const),
  ...[...words('type typ тип')].map((word) => [word, 4] as const),
  ...[
    ...words(
      'asic miner machine maschine device gerät gerätetyp hardware equipment product produkt minertyp modellname',
    ),
  ].map((word) => [word, 3] as const),
]);
/** With these, a machine's word is about something else. */
const NOT_RIG = words(
  'id no nr number nummer count anzahl quantity qty status state firmware version price preis cost kosten year cooling kühlung board controller control psu fan algorithm date datum family maker manufacturer hersteller brand power work working mode pool currency location',
);

const HASHRATE = words(
  'hash hashrate hashleistung hashpower rechenleistung speed хешрейт hashrates hr ghs ths mhs',
);
const NOT_HASHRATE = words(
  'board boards chain chip chips reject rejected rejects stale stales error errors loss lost max min maximum minimum target ratio share price revenue percent profit diff difficulty deviation variance fan',
);
const AVERAGE = words('avg average av mean durchschnitt');
const NOMINAL = words(
  'nominal nominell expected rated theoretical ideal factory stock default spec',
);
const MOMENT = words('rt realtime real live current instant now aktuell');
const TOTAL = words('total gesamt fleet farm sum summe all x pool');
/** Those that say of all units together, and nothing else. */
const OF_ALL = words('total totals gesamt gesamtleistung gesamthashrate fleet farm sum summe');

const POWER = words(
  'power wattage watt watts consumption leistung leistungsaufnahme verbrauch stromverbrauch energieverbrauch stromaufnahme draw потребление мощность potencia consumo puissance',
);
const NOT_POWER = words(
  'mode modus supply type version status psu plan fan scaling source factor state on off limit target max min price cost rate tariff preis kosten tarif board',
);

const COUNT = words(
  'count quantity qty units pcs pieces anzahl menge stück stk stückzahl количество cantidad quantité quantita quantità qté nombre aantal ilość miners machines rigs devices asics',
);
const NOT_COUNT = words(
  'error errors fan fans board boards chip chips hw id price preis cost share shares',
);

const ENERGY = words('electricity electric electrical energy power strom energie kwh elec');
const PRICE = words('price cost rate tariff preis kosten tarif');
const ENERGY_PRICE = words(
  'electricity strompreis stromkosten stromtarif energiepreis energiekosten arbeitspreis strom tariff tarif',
);
const NOT_PRICE = words(
  'breakeven break even shutdown threshold limit max margin revenue profit income used usage consumed consumption day month year tag monat jahr daily monthly total',
);

const FEE = words('fee fees gebühr gebühren poolfee poolgebühr комиссия');
const UPTIME = words('uptime availability laufzeit verfügbarkeit betriebszeit');
const FIXED = words('fixkosten nebenkosten');
const STATUS = words('status state zustand статус online');
const NAME = words(
  'name label bezeichnung alias nickname nick title rigname minername имя название nombre nom asset tag unit',
);

/** Goes by words and unit alone. */
export function titleScores({ words: said, unit }: Title): Readonly<TitleScores> {
  const has = (list: ReadonlySet<string>) => said.some((word) => list.has(word));
  const scores: TitleScores = {};
  const kind = unit?.of;

  if (kind === undefined && !has(NOT_RIG)) {
    const best = Math.max(0, ...said.map((word) => RIG.get(word) ?? 0));
    if (best > 0) scores.rig = best;
  }
  const saysHash = has(HASHRATE) || (said.includes('hash') && has(words('rate power')));
  const isHash = kind === 'hashrate' || (kind === undefined && saysHash);
  if (isHash && !has(NOT_HASHRATE)) {
    scores.hashrate =
      5 +
      (saysHash ? 2 : 0) +
      (has(AVERAGE) || said.some((word) => /^\d+(?:h|d|hr)$/.test(word)) ? 2 : 0) -
      (has(NOMINAL) ? 1 : 0) -
      (has(MOMENT) || said.some((word) => /^\d+(?:s|m|min)$/.test(word)) ? 2 : 0) -
      (has(TOTAL) ? 3 : 0);
  }
  const isPower = kind === 'power' || (kind === undefined && has(POWER) && !saysHash);
  if (isPower && !has(kind === 'power' ? words('limit target max min psu board') : NOT_POWER)) {
    scores.power =
      5 + (kind ? 2 : 0) + (has(AVERAGE) ? 1 : 0) - (has(NOMINAL) ? 1 : 0) - (has(TOTAL) ? 3 : 0);
  }
  const saysEfficiency = has(words('efficiency effizienz efficacy eff'));
  if (kind === 'efficiency' || (kind === undefined && saysEfficiency)) scores.efficiency = 5;
  if (kind === undefined && has(COUNT) && !has(NOT_COUNT)) scores.count = 5;

  const saysPrice = has(ENERGY_PRICE) || (has(ENERGY) && has(PRICE));
  if ((kind === 'energy-price' || (kind === undefined && saysPrice)) && !has(NOT_PRICE)) {
    scores.electricity = kind ? 7 : 5;
  }
  if (kind === 'money' && saysPrice && !has(NOT_PRICE) && !('days' in (unit ?? {}))) {
    scores.electricity = 4;
  }
  const isFee = has(FEE) && !has(words('hosting management monthly maintenance service setup'));
  if (isFee && (kind === undefined || kind === 'percent')) scores.fee = 5;
  if (has(UPTIME) && (kind === undefined || kind === 'percent')) scores.uptime = 5;
  const isFixed = has(FIXED) || (said.includes('fixed') && has(words('cost costs')));
  if (isFixed && (kind === undefined || kind === 'money')) scores.fixed_cost = 5;
  if (has(words('currency währung'))) scores.currency = 5;
  if (kind === undefined && has(STATUS)) scores.status = said.length === 1 ? 6 : 4;
  if (kind === undefined && has(NAME) && !has(words('model modell file pool'))) scores.name = 4;
  return scores;
}

/** Whether a title speaks of all units together. */
export const saysTotal = (title: Title) => title.words.some((word) => OF_ALL.has(word));

/** Whether a title speaks of this moment. */
export const saysMoment = (title: Title) => title.words.some((word) => MOMENT.has(word));
