import tseslint from 'typescript-eslint';

// What Biome checks is not checked again. These two need types, for which Biome takes two minutes.
export default [
  {
    files: ['{src,commands,tests,bench,scripts}/**/*.ts'],
    ignores: ['src/playground/page/**'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { ts: tseslint.plugin },
    rules: {
      'ts/no-floating-promises': 'error',
      'ts/no-misused-promises': 'error',
    },
  },
];
