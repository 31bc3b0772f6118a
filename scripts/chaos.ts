/** `npm run chaos [-- KILLS [SEED]]`: 0 lost, 0 duplicates, or exit code 1. */
import { runChaos } from '../tests/chaos/run-chaos.ts';

const [kills = 500, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);
console.log(`${kills} kills, seed ${seed}`);
const began = performance.now();
const report = await runChaos(kills, seed);
console.table(report);
console.log(`${((performance.now() - began) / 1_000).toFixed(0)} s`);
const { lost, duplicates, disordered } = report;
if (lost + duplicates + disordered > 0) process.exitCode = 1;
