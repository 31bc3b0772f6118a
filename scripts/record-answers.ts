/**
 * `npm run record -- FILE` writes down all that the bot says to every command in both languages, so
 * that two states of the code can be compared: a change that only moves code leaves the file as it was.
 */
import { writeFile } from 'node:fs/promises';
import { record } from './answers/record.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: npm run record -- FILE');
  process.exit(1);
}
const entries = [...(await record('en-US')), ...(await record('de'))];
await writeFile(file, `${entries.join('\n')}\n`);
console.log(`${entries.length} answers written.`);
process.exit(0);
