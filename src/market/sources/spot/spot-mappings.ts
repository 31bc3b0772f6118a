import type { SpotMapping } from './spot-mapping.ts';

/** Limits in euros per kWh: those of the day-ahead auctions are −500 and, so far, 4,000 €/MWh. */
const EUROS = { least: -1, most: 6 };
/** The same in kroner and kronor. */
const CROWNS = { least: -15, most: 90 };
const PER_MWH = 0.001;
const MARKET_CLOCK = 'Europe/Berlin';

const same = (...zones: readonly string[]) =>
  Object.fromEntries(zones.map((zone) => [zone, zone] as const));
const inSmall = (...zones: readonly string[]) =>
  Object.fromEntries(zones.map((zone) => [zone, zone.toLowerCase()] as const));

/** A provider with a file for each day, in crowns per kWh without tax. */
const dailyFiles = (
  details: Pick<SpotMapping, 'id' | 'name' | 'url' | 'zones' | 'timeZone'>,
  currency: 'NOK' | 'SEK',
): SpotMapping => ({
  ...details,
  path: 'api/v1/prices/{from:yyyy}/{from:mm}-{from:dd}_{zone}.json',
  days: 1,
  ...{ time: '*.time_start', end: '*.time_end', timeIs: 'iso', value: `*.${currency}_per_kWh` },
  perKwh: 1,
  range: CROWNS,
  published: 13.25,
});

const awattar = (country: 'de' | 'at', zone: string): SpotMapping => ({
  id: 'awattar',
  name: `aWATTar ${country.toUpperCase()}`,
  url: `https://api.awattar.${country}`,
  path: 'v1/marketdata?start={from:ms}&end={until:ms}',
  days: 31,
  zones: { [zone]: country },
  ...{ time: 'data.*.start_timestamp', end: 'data.*.end_timestamp', timeIs: 'milliseconds' },
  value: 'data.*.marketprice',
  unit: { path: 'data.*.unit', is: /^eur\s*\/\s*mwh$/i },
  perKwh: PER_MWH,
  range: EUROS,
  timeZone: MARKET_CLOCK,
  published: 14.25,
});

/**
 * The providers that need no key, in the order in which those of one zone are asked. Origins of the
 * forms: their public documentation, and answers of 2022 to 2026.
 */
export const spotMappings: readonly SpotMapping[] = [
  {
    id: 'energy-charts',
    name: 'Energy-Charts',
    url: 'https://api.energy-charts.info',
    path: 'price?bzn={zone}&start={from:date}&end={to:date}',
    days: 32,
    // Those under CC BY 4.0; all others are for private and internal use alone.
    zones: same(
      ...['DE-LU', 'FR', 'NL', 'BE', 'AT', 'CH', 'PL', 'CZ'],
      ...['SK', 'HU', 'RO', 'BG', 'SI', 'HR', 'RS', 'ME'],
    ),
    ...{ time: 'unix_seconds.*', timeIs: 'seconds', value: 'price.*' },
    // Euros per MWh in each zone, whatever its currency; it has said "No Unit" of them.
    unit: { path: 'unit', is: /^(?:no unit|eur\s*\/\s*mwh)$/i },
    perKwh: PER_MWH,
    range: EUROS,
    timeZone: MARKET_CLOCK,
    published: 13.25,
  },
  awattar('de', 'DE-LU'),
  awattar('at', 'AT'),
  {
    id: 'elering',
    name: 'Elering',
    url: 'https://dashboard.elering.ee',
    path: 'api/nps/price?start={from:iso}&end={until:iso}',
    days: 32,
    zones: inSmall('EE', 'LV', 'LT', 'FI'),
    ...{ time: 'data.{zone}.*.timestamp', timeIs: 'seconds', value: 'data.{zone}.*.price' },
    perKwh: PER_MWH,
    range: EUROS,
    timeZone: MARKET_CLOCK,
    published: 13.25,
  },
  dailyFiles(
    {
      ...{ id: 'hvakosterstrommen', name: 'hvakosterstrommen.no' },
      url: 'https://www.hvakosterstrommen.no',
      zones: same('NO1', 'NO2', 'NO3', 'NO4', 'NO5'),
      timeZone: 'Europe/Oslo',
    },
    'NOK',
  ),
  dailyFiles(
    {
      ...{ id: 'elprisetjustnu', name: 'elprisetjustnu.se' },
      url: 'https://www.elprisetjustnu.se',
      zones: same('SE1', 'SE2', 'SE3', 'SE4'),
      timeZone: 'Europe/Stockholm',
    },
    'SEK',
  ),
  {
    id: 'energi-data-service',
    name: 'Energi Data Service',
    url: 'https://api.energidataservice.dk',
    path: 'dataset/DayAheadPrices?start={from:date}&end={until:date}&filter=%7B%22PriceArea%22%3A%22{zone}%22%7D&sort=TimeUTC&limit=4000',
    days: 32,
    zones: same('DK1', 'DK2'),
    ...{ time: 'records.*.TimeUTC', timeIs: 'iso', value: 'records.*.DayAheadPriceDKK' },
    perKwh: PER_MWH,
    range: CROWNS,
    timeZone: 'Europe/Copenhagen',
    published: 13.25,
  },
  {
    id: 'comed',
    name: 'ComEd',
    url: 'https://hourlypricing.comed.com',
    path: 'api?type=5minutefeed&datestart={from:minutes}&dateend={until:minutes}',
    days: 7,
    zones: same('COMED'),
    ...{ time: '*.millisUTC', timeIs: 'milliseconds', value: '*.price' },
    // Cents.
    perKwh: 0.01,
    range: { least: -5, most: 10 },
    timeZone: 'America/Chicago',
  },
];

/** Names for `SPOT_SOURCES`. */
export const spotSourceIds: readonly string[] = [...new Set(spotMappings.map(({ id }) => id))];
