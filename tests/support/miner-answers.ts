/** Answers of machines in the shapes that firmware gives; the values are ours. */

const status = (message: string, description = 'cgminer 4.11.1') => [
  { STATUS: 'S', When: 12, Code: 11, Msg: message, Description: description },
];

/** Antminer's own firmware: GH/s, two objects of different shape in its stats, no watts. */
export const antminer = {
  summary: {
    STATUS: status('Summary', 'cgminer 1.0.0'),
    SUMMARY: [
      {
        Elapsed: 86_461,
        'GHS 5s': 111_222.33,
        'GHS av': 110_987.65,
        'GHS 30m': 111_000.5,
        'Best Share': 9_876_543_210,
        'Total MH': 9_596_000_000_000,
      },
    ],
    id: 1,
  },
  stats: {
    STATUS: status('CGMiner stats', 'cgminer 1.0.0'),
    STATS: [
      { BMMiner: '1.0.0', Miner: '49.0.1.3', Type: 'Antminer S19 Pro' },
      {
        Elapsed: 86_461,
        'GHS 5s': 111_222.33,
        chain_rate1: '37001.10',
        chain_rate4: '',
        temp2_1: 70,
        temp_chip1: '71-48-66-67',
        temp_chip2: '52-55-74-71',
        temp_chip4: '0-0-0-0',
        rate_unit: 'GH',
        total_rateideal: 110_000,
      },
    ],
    id: 1,
  },
} as const;

/** A Whatsminer of version 1: MH/s beside GH/s, watts at the supply. */
export const whatsminer = {
  summary: {
    STATUS: status('Summary', 'cgminer 4.9.2'),
    SUMMARY: [
      {
        Elapsed: 7_321,
        'MHS 5s': 69_111_222.33,
        'MHS 1m': 67_222_333.44,
        'MHS 5m': 67_333_444.55,
        'MHS av': 66_444_555.66,
        'HS RT': 67_333_444.55,
        'Factory GHS': 68_500,
        Power: 3_410,
        Power_RT: 3_420,
        'Power Limit': 3_500,
        'Power Mode': 'Normal',
        'Chip Temp Max': 91.5,
        Temperature: 70.5,
        'Firmware Version': "'20210322.22.REL'",
      },
    ],
    id: 1,
  },
  status: {
    STATUS: 'S',
    When: 12,
    Code: 131,
    Msg: {
      mineroff: 'false',
      mineroff_reason: '',
      power_mode: 'low',
      power_limit_set: '3600',
    },
    Description: '',
  },
} as const;

/** A Whatsminer of version 3: TH/s, small letters, no list. */
export const whatsminerV3 = {
  status: {
    code: 0,
    when: 12,
    msg: {
      summary: {
        elapsed: 40_000,
        'hash-realtime': 172.5,
        'hash-1min': 172.1,
        'hash-average': 171.9,
        'factory-hash': 181,
        'power-realtime': 3_150,
        'power-limit': 3_600,
        'chip-temp-max': 83,
      },
    },
    desc: 'get.miner.status',
  },
  device: { code: 0, when: 12, msg: { miner: { type: 'M60S_VK40' } }, desc: 'get.device.info' },
} as const;

const litestats = (state: string, softOff: number, speed: string) =>
  `'STATS':{Ver[Q-25052801_14a19a2] STATE[2] NETFAIL[0 0 0 0] SYSTEMSTATU[Work: ${state}, Hash Board: 1] Elapsed[4000] TMax[66] Fan1[0] PS[0 1221 4 0 0 2245 790] GHSspd[${speed}] DHspd[0.000%] GHSmm[55000.50] GHSavg[44000.25] SoftOFF[${softOff}] WORKMODE[0] MPO[800] Nonce Mask[25]}`;

/** An Avalon Q in standby: its mean since the start is high, and it does nothing. */
export const avalonIdle = {
  summary: {
    STATUS: status('Summary'),
    SUMMARY: [{ Elapsed: 4_000, 'MHS 5s': 0, 'MHS 1m': 0, 'MHS 5m': 0.06, 'MHS av': 44_000_250 }],
    id: 1,
  },
  version: {
    STATUS: status('CGMiner versions'),
    VERSION: [{ MODEL: 'Q', PROD: 'Avalon Q' }],
    id: 1,
  },
  litestats: {
    STATUS: status('CGMiner stats'),
    STATS: [{ 'MM ID0:Summary': litestats('In Idle', 4, '0.00') }],
    id: 1,
  },
} as const;

/** An older Avalon at work: no mean in its summary, watts at the wall in its stats. */
export const avalonAtWork = {
  summary: { STATUS: status('Summary'), SUMMARY: [{ Elapsed: 4_000 }], id: 1 },
  stats: {
    STATUS: status('CGMiner stats'),
    STATS: [
      {
        ID: 'AVA100',
        'MM ID0':
          'SYSTEMSTATU[Work: In Work, Hash Board: 3 ] TMax[79] PS[0 1209 1187 297 3526 1188 3700] WALLPOWER[3710] GHSspd[199000.50] GHSmm[201000.00] SoftOFF[0] WORKMODE[1]',
      },
    ],
    id: 1,
  },
} as const;

/** LuxOS: an estimate of the watts, and a list of profiles. */
export const luxos = {
  summary: {
    STATUS: status('Summary', 'LUXminer 2025.4.8'),
    SUMMARY: [
      {
        Elapsed: 3_500,
        'GHS 5s': 59_700.5,
        'GHS 1m': 60_800.5,
        'GHS 5m': 61_500.5,
        'GHS av': 56_900.5,
        'Total MH': 56_900_500.5,
      },
    ],
    id: 1,
  },
  power: { STATUS: status('Power usage'), POWER: [{ PSU: false, Watts: 1_055 }], id: 1 },
  profiles: {
    STATUS: status('Profiles'),
    PROFILES: [
      { 'Profile Name': '265MHz', Hashrate: 54.5, Watts: 1_070, Step: '-13', IsTuned: false },
      { 'Profile Name': '290MHz', Hashrate: 59.5, Watts: 1_170, Step: '-12', IsTuned: true },
    ],
    id: 1,
  },
} as const;

/** Braiins OS on the same port: the tuner knows about how much power it takes. */
export const braiins = {
  summary: {
    STATUS: status('Summary', 'BOSer boser-openwrt 0.1.0'),
    SUMMARY: [{ Elapsed: 90_000, 'MHS 5m': 140_000_000.5, 'MHS av': 139_000_000.5 }],
    id: 1,
  },
  tunerstatus: {
    STATUS: status('Tuner Status'),
    TUNERSTATUS: [{ ApproximateMinerPowerConsumption: 3_130, PowerLimit: 3_200 }],
    id: 1,
  },
} as const;

/** AxeOS v2.4, before best difficulties were numbers. */
export const axeOsOld = {
  ASICModel: 'BM1368',
  bestDiff: '517k',
  current: 2_500.5,
  hashRate: 1_000,
  hostname: 'axe',
  overheat_mode: 0,
  power: 12.600_000_381_469_727,
  temp: 58.5,
  uptimeSeconds: 5,
  version: 'v2.4.5',
  voltage: 5_150,
} as const;

/** AxeOS v2.15. */
export const axeOsNew = {
  ...axeOsOld,
  ASICModel: 'BM1370',
  bestDiff: 222_333_444,
  hashRate: 1_210.5,
  hashRate_1m: 1_200.5,
  hashRate_10m: 1_190.5,
  hashRate_1h: 1_180.5,
  expectedHashrate: 1_220,
  temp2: 61.25,
  uptimeSeconds: 90_061,
  miningPaused: false,
  pools: [{ id: 0, stratumURL: 'pool.example', stratumUser: 'somebody' }],
  version: 'v2.15.0',
} as const;
