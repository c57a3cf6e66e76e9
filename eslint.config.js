import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// What differs between computers, browsers, countries or moments has no place in the laboratory.
const simGlobals = [
  ...['Date', 'performance', 'console', 'globalThis', 'window', 'self', 'document', 'navigator', 'process', 'crypto'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask', 'fetch'],
  ...['requestAnimationFrame', 'structuredClone', 'Intl', 'WeakRef', 'FinalizationRegistry', 'localStorage'],
].map((name) => ({ name, message: 'src/sim must run the same everywhere and at any time.' }));

const exact = 'floor|trunc|imul|min|max|abs|clz32|sign|sqrt';
const simSyntax = [
  {
    selector: `MemberExpression[object.name='Math']:not([computed=false][property.name=/^(${exact})$/])`,
    message: `Only Math.${exact.replaceAll('|', ', ')} give the same bits in every browser: see kernel/exact-math.`,
  },
  {
    selector: ":not(MemberExpression) > Identifier[name='Math']",
    message: 'Write Math.floor and so on in full, so that this rule can see which function it is.',
  },
  { selector: "BinaryExpression[operator='**']", message: 'The ** operator differs between engines: multiply.' },
  { selector: "AssignmentExpression[operator='**=']", message: 'The **= operator differs between engines: multiply.' },
  {
    selector: 'CallExpression > MemberExpression.callee[property.name=/^(localeCompare|toLocale[A-Z].*)$/]',
    message: 'What depends on a language differs between computers: compare with < and >.',
  },
];

const canvasOnly = ['d3-zoom', 'd3-drag', 'd3-selection'].map((name) => ({
  name,
  message: 'Only src/views/canvas knows how the canvas is made.',
}));

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'test-results/', 'playwright-report/', 'tests/house/fixtures/', 'static/'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          caughtErrors: 'none',
        },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
      globals: globals.browser,
    },
    rules: { 'no-undef': 'off', 'prefer-const': 'off' },
  },
  { files: ['**/*.ts'], rules: { 'no-undef': 'off' } },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    ignores: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/start/**/*.mjs', 'tests/**/*.{cjs,mjs}', 'eslint.config.js'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['src/sim/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...simGlobals], 'no-restricted-syntax': ['error', ...simSyntax] },
  },
  {
    files: ['src/app/**/*.{ts,svelte}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "Identifier[name='$effect']", message: 'State of the page derives; effects belong to views.' },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    ignores: ['src/views/canvas/**'],
    rules: { 'no-restricted-imports': ['error', { paths: canvasOnly }] },
  },
  { files: ['src/**/*.svelte'], rules: { 'svelte/no-at-html-tags': 'error', 'svelte/valid-compile': 'error' } },
);
