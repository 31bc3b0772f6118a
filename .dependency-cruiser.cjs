/**
 * Who may import whom: by floor (a room imports from the floors below it) and by kind (the suffix of
 * a file). The tables are drawn in the README ("The house").
 */

/** From the ground up; rooms of one floor don't import from each other. */
const floors = [
  ['coin'],
  ['i18n'],
  ['text'],
  ['time', 'mining', 'log'],
  ['database', 'money', 'message', 'http', 'work'],
  ['power', 'miner'],
  ['outbox', 'market', 'pool'],
  ['people'],
  ['rig'],
  ['chart'],
  ['alert', 'fleet'],
  ['forecast', 'odds'],
  ['digest'],
  ['place'],
  ['privacy'],
  ['discord'],
  ['operator'],
];

/** Rooms whose plain files talk to the outside world: the kinds don't hold there. */
const edges =
  '^src/(database|http|log|discord|operator|app|playground)/|^src/(market|miner|pool)/sources/';
const processes =
  '^src/(chart/(painter|paint-process|paint-options|charts-process)|work/workshop(-process)?|forecast/(simulator|simulate-process))\\.ts$';
/** Hashes by Node's library: the same value in, the same out. */
const hashing = '^src/pool/sha256\\.ts$';
const errors = '^src/errors\\.ts$';
const ours = '^(src|commands|tests|bench|scripts)/';

const PURE = '^src/[^/]+/[^.]+\\.(ts|json)$';
const kinds = {
  message: '\\.message\\.ts$',
  port: '\\.port\\.ts$',
  store: '\\.store\\.ts$',
  job: '\\.job\\.ts$',
};
const words = '^src/(i18n|message)/';

/** The folders of commands, each with those it may import from besides its own. */
const commandOrder = {
  shared: [],
  profit: ['shared'],
  alerts: ['shared', 'profit'],
  rig: ['shared', 'profit', 'alerts'],
  tariff: ['shared', 'rig'],
  forecast: ['shared', 'profit'],
  contract: ['shared', 'forecast'],
  solo: ['shared', 'profit'],
  pools: ['shared', 'profit', 'solo'],
  miners: ['shared'],
  digest: ['shared'],
  settings: ['shared'],
};

const besideCommands = Object.entries(commandOrder).map(([folder, below]) => ({
  name: `commands-below-${folder}`,
  severity: 'error',
  from: { path: `^commands/${folder}/` },
  to: { path: '^commands/', pathNot: [`^commands/(${[folder, ...below].join('|')})/`] },
}));

const kind = (name, from, ...allowed) => ({
  name: `kind-${name}`,
  severity: 'error',
  from: { ...from, pathNot: [edges, processes, ...(from.pathNot ?? [])] },
  to: { path: ours, pathNot: [errors, ...allowed] },
});

const above = floors.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const below = floors.slice(0, floor).flat();
    return {
      name: `floor-of-${room}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: {
        path: ours,
        pathNot: [errors, `^src/(${[room, ...below].join('|')})/`],
      },
    };
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...above,
    ...besideCommands,
    kind('pure', { path: PURE, pathNot: [words] }, PURE),
    kind('message', { path: kinds.message }, PURE, kinds.message, words),
    kind('port', { path: kinds.port }, PURE, kinds.port),
    kind('store', { path: kinds.store }, PURE, kinds.port, kinds.store, '^src/database/'),
    kind('job', { path: kinds.job }, PURE, kinds.port, kinds.message, kinds.job, words),
    {
      name: 'without-io',
      severity: 'error',
      from: {
        path: [PURE, kinds.message, kinds.port],
        pathNot: [edges, processes, hashing, '^src/database/'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'commands',
      severity: 'error',
      from: { path: '^commands/' },
      to: {
        path: ours,
        pathNot: [
          errors,
          '^commands/',
          PURE,
          kinds.message,
          kinds.port,
          words,
          '^src/discord/(command|services)\\.ts$',
        ],
      },
    },
    {
      name: 'commands-know-no-edges',
      severity: 'error',
      from: { path: '^commands/' },
      to: { path: edges, pathNot: ['\\.port\\.ts$', '^src/discord/(command|services)\\.ts$'] },
    },
    {
      name: 'discord-js-at-the-edge',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/discord/|^src/main\\.ts$' },
      to: { path: '^node_modules/(discord\\.js|@discordjs)/' },
    },
    {
      name: 'nothing-imports-the-roots',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/(app|playground)/|^src/(main|ask)\\.ts$' },
      to: { path: '^src/(app|playground)/|^src/(main|ask)\\.ts$' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(src|commands)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/playground/page/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
