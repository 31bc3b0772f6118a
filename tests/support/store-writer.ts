/**
 * A process of its own: `node store-writer.ts URL` opens the database, says "open", and when told to
 * go on writes pairs of rows, each pair in one transaction, saying the number of each after its commit.
 */
import { openDatabase } from '../../src/database/database.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const database = await openDatabase(process.argv[2] ?? '', { log: quiet });
process.stdout.write('open\n');
if (process.argv[3] !== 'write') {
  await database.close();
  process.exit();
}
for (let number = 1; ; number++) {
  await database.kysely.transaction().execute(async (transaction) => {
    for (const key of ['left', 'right']) {
      await transaction
        .insertInto('cache')
        .values({ namespace: 'pair', key, value: String(number), expires_at: null })
        .onConflict((row) =>
          row.columns(['namespace', 'key']).doUpdateSet({ value: String(number) }),
        )
        .execute();
    }
  });
  process.stdout.write(`${number}\n`);
}
