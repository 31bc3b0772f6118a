/**
 * Who may import whom. The table is drawn in the README ("The house").
 *
 *   domain <- ports <- render <- jobs, commands      main, ask, playground, app -> everything
 *               ^                                    nothing -> main, ask, playground, app
 *               `---- sources, store, charts, discord
 *
 * errors.ts and custom-id.ts are open to all but the domain.
 */
const open = '^src/(errors|custom-id)\\.ts$';
const roots = '^src/(app|main|ask|log|environment)\\.ts$|^src/playground/';

/** Forbids `folder` to import any of our own code but what is listed. */
const only = (name, folder, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: folder },
  to: { path: '^(src|commands|tests|bench|scripts)/', pathNot: [folder, ...allowed] },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('domain-is-pure', '^src/domain/'),
    {
      name: 'domain-without-io',
      severity: 'error',
      from: { path: '^src/(domain|render)/' },
      to: { dependencyTypes: ['core'] },
    },
    only('errors-stand-alone', '^src/errors\\.ts$'),
    only('custom-id-stands-alone', '^src/custom-id\\.ts$'),
    only('ports-know-the-domain', '^src/ports(\\.ts$|/)', '^src/domain/'),
    only('config-knows-the-domain', '^src/config\\.ts$', '^src/domain/', '^src/errors\\.ts$'),
    only('render', '^src/render/', '^src/domain/', '^src/ports\\.ts$', open),
    only('jobs', '^src/jobs/', '^src/(domain|render)/', '^src/ports\\.ts$', open),
    only(
      'commands',
      '^commands/',
      '^src/(domain|render)/',
      '^src/ports\\.ts$',
      open,
      '^src/discord/command\\.ts$',
    ),
    only('sources', '^src/sources/', '^src/domain/', '^src/ports\\.ts$', open),
    only('store', '^src/store/', '^src/domain/', '^src/ports\\.ts$', open),
    only('charts', '^src/charts/', '^src/ports\\.ts$', open),
    only('http', '^src/http/', '^src/ports\\.ts$', open),
    only('operator', '^src/operator/', '^src/http/', '^src/ports\\.ts$', open),
    only('discord', '^src/discord/', '^src/domain/', '^src/ports\\.ts$', open),
    {
      name: 'discord-js-at-the-edge',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/discord/|^src/main\\.ts$' },
      to: { path: '^node_modules/(discord\\.js|@discordjs)/' },
    },
    {
      name: 'nothing-imports-the-roots',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: roots },
      to: { path: roots },
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
