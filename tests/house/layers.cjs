// Who may import whom. The table is the rule book; everything below it only puts the table into dependency-cruiser's words.
//   imports    folders or files a folder may take anything from
//   types      folders or files it may take types from, and only types
//   packages   packages from node_modules it may use
const kernel = 'src/sim/kernel/';
const scsi = 'src/sim/scsi/';
const topology = 'src/sim/topology/';
const hardware = 'src/sim/hardware/';
const discovery = 'src/sim/discovery/';
const siblings = ['multipath', 'initiator', 'fabric', 'arrays', 'workloads', 'faults'].map(
  (name) => `src/sim/${name}/`,
);
const base = [kernel, scsi, topology, hardware, discovery];
const scenario = 'src/sim/scenario/';
const engine = 'src/sim/engine/';
const run = 'src/sim/run/';
const experiment = 'src/sim/experiment/';
const consoles = 'src/sim/consoles/';
const runs = 'src/sim/index.ts';
const catalog = 'src/sim/catalog.ts';
// What the laboratory speaks of; of its engine nobody outside needs even a type.
const words = [...base, ...siblings, scenario, run, experiment, consoles, runs];
const client = ['src/bridge/client.ts', 'src/bridge/protocol.ts', 'src/bridge/index.ts'];

// A host is not omniscient: no file of these two can name a cable.
const host = { imports: [kernel, scsi, hardware], types: [discovery], packages: ['xstate'] };
const outside = { imports: base, packages: ['xstate'] };

const table = {
  'src/sim/kernel/': { imports: [] },
  'src/sim/scsi/': { imports: [kernel] },
  'src/sim/topology/': { imports: [kernel, scsi], packages: ['valibot'] },
  'src/sim/hardware/': { imports: [kernel, scsi] },
  'src/sim/discovery/': { imports: [kernel, scsi, topology, hardware] },
  'src/sim/multipath/': host,
  'src/sim/initiator/': host,
  'src/sim/fabric/': outside,
  'src/sim/arrays/': outside,
  'src/sim/workloads/': outside,
  'src/sim/faults/': outside,
  // The file format names things of every folder below, and holds none of their code.
  'src/sim/scenario/': { imports: base, types: siblings, packages: ['valibot'] },
  // The engine fills the shapes that a run tells the outside.
  'src/sim/engine/': { imports: [...base, ...siblings, scenario], types: ['src/sim/run/reading.ts'], packages: ['xstate'] },
  'src/sim/run/': { imports: [...base, ...siblings, scenario, engine], packages: ['valibot'] },
  'src/sim/experiment/': { imports: [...base, ...siblings, scenario, engine, run], packages: ['valibot'] },
  // A console is a reader: it knows a run by its facts and rows, and writes commands.
  'src/sim/consoles/': { imports: [...base, ...siblings, scenario], types: [run] },
  // The two doors. The page's door holds no engine: of what runs it hands on types only.
  'src/sim/index.ts': { imports: [...base, ...siblings, scenario, engine, run, experiment, catalog] },
  'src/sim/catalog.ts': { imports: [...base, ...siblings, scenario], types: [engine, run, experiment, runs] },

  // What both ends of the laboratory's side share: a run, paced by the wall clock.
  'src/bridge/session/': { imports: ['src/bridge/', runs, catalog], types: words },
  'src/bridge/worker.ts': { imports: ['src/bridge/', runs, catalog], types: words },
  'src/bridge/inline.ts': { imports: ['src/bridge/', runs, catalog], types: words },
  'src/bridge/protocol.ts': { imports: [catalog, 'src/bridge/'], types: words },
  'src/bridge/': { imports: [catalog], types: words, packages: ['valibot'] },
  'src/cli/': { imports: [runs, catalog, consoles, 'src/lessons/', 'src/locales/'], types: words, node: true },

  'src/lessons/': { imports: [catalog, 'src/locales/'], types: [...client, ...words] },
  'src/locales/': { imports: [], types: [catalog, ...client, ...words, 'src/lessons/'] },
  'src/app/': {
    imports: [...client, catalog, 'src/lessons/', 'src/locales/'],
    types: words,
    packages: ['svelte', 'valibot', 'xstate'],
  },
  'src/views/parts/': { imports: ['src/locales/'], packages: ['svelte', '@lucide/svelte'] },
  'src/views/canvas/': {
    imports: ['src/app/', 'src/views/', catalog, 'src/lessons/', 'src/locales/'],
    types: [...client, ...words],
    packages: [
      'svelte',
      '@lucide/svelte',
      'xstate',
      'd3-zoom',
      'd3-drag',
      'd3-selection',
      'd3-shape',
      'd3-scale',
      'd3-array',
    ],
  },
  'src/views/': {
    imports: ['src/app/', catalog, consoles, 'src/lessons/', 'src/locales/'],
    types: [...client, ...words],
    packages: ['svelte', '@lucide/svelte', 'xstate', 'd3-shape', 'd3-scale', 'd3-array'],
  },
};

const plain = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const at = (place) => `^${plain(place)}${place.endsWith('/') ? '' : '$'}`;
const places = Object.keys(table);
const anyPackage = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const onlyTypes = 'type-only';

/** Rows inside this one (src/views/canvas/ in src/views/) have their own rules. */
function from(place) {
  const inner = places.filter((other) => other !== place && other.startsWith(place)).map(at);
  return inner.length > 0 ? { path: at(place), pathNot: inner } : { path: at(place) };
}

function rulesOf(place) {
  const { imports, types = [], packages = [], node = false } = table[place];
  const self = at(place);
  const rules = [
    {
      name: `${place} imports only what the table allows`,
      severity: 'error',
      from: from(place),
      to: { path: '^src/', pathNot: [self, ...imports.map(at), ...types.map(at)] },
    },
    {
      name: `${place} uses only the packages of the table`,
      severity: 'error',
      from: from(place),
      to: {
        dependencyTypes: anyPackage,
        // An empty list would match everything.
        ...(packages.length > 0 && { pathNot: packages.map((name) => `node_modules/(@types/)?${plain(name)}/`) }),
      },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `${place} takes types only from there`,
      severity: 'error',
      from: from(place),
      to: { path: types.map(at), pathNot: [self, ...imports.map(at)], dependencyTypesNot: [onlyTypes] },
    });
  }
  if (!node) {
    rules.push({
      name: `${place} runs in a browser`,
      severity: 'error',
      from: from(place),
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
}

// Values pass through a folder's index.ts; a type alone may be taken from the file that defines it.
const innerDoor = '^src/sim/[^/]+/index\\.ts$';

const common = [
  {
    name: 'a folder of the laboratory is entered by its index.ts, by its neighbours too',
    severity: 'error',
    from: { path: '^src/sim/([^/]+)/' },
    to: { path: '^src/sim/[^/]+/', pathNot: [innerDoor, '^src/sim/$1/'], dependencyTypesNot: [onlyTypes] },
  },
  {
    name: 'a folder of the laboratory is entered by its index.ts',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/sim/[^/]+/'] },
    to: { path: '^src/sim/[^/]+/', pathNot: [innerDoor], dependencyTypesNot: [onlyTypes] },
  },
  {
    name: 'runs are for the worker, the inline bridge and the terminal',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/bridge/(worker|inline|session/.*)\\.ts$', '^src/cli/'] },
    to: { path: at(runs), dependencyTypesNot: [onlyTypes] },
  },
  {
    name: 'the page asks for the inline bridge only when it needs it',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^src/bridge/inline\\.ts$', dependencyTypesNot: ['dynamic-import', onlyTypes] },
  },
  {
    name: 'no circles (of values; types may point both ways inside a folder)',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: [onlyTypes] } },
  },
];

module.exports = {
  forbidden: [...common, ...places.flatMap(rulesOf)],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/start/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte', '.svelte.ts', '.js', '.mjs', '.json'],
      conditionNames: ['svelte', 'import', 'browser', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
