import { buildHashbell } from '../../scripts/build.ts';

/** Vitest calls this once a run: tests of whole programs start the bot as `npm start` does. */
export const setup = buildHashbell;
