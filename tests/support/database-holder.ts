/**
 * A process of its own: `node database-holder.ts FILE MODE` begins a transaction of that mode, says
 * "held", and keeps it until its input ends.
 */
import Sqlite from 'better-sqlite3';

const [, , file = '', mode = ''] = process.argv;
const handle = new Sqlite(file);
handle.exec(`begin ${mode}`);
handle.exec('create table if not exists held (id integer)');
process.stdout.write('held\n');
process.stdin.resume().on('end', () => {
  handle.exec('rollback');
  handle.close();
});
