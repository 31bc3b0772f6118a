// Loaded ahead of a program (`node --import`), in plain JavaScript: from the second start on Node takes
// our TypeScript and its libraries from its compile cache. That spares the type stripper's 20 MB, and
// half of the starting time. An older Node that finds no libraries gets a sentence, not a stack.
import { existsSync } from 'node:fs';
import module from 'node:module';

if (!existsSync(new URL('../node_modules/discord.js', import.meta.url))) {
  process.stderr.write(
    'Run npm ci first: it brings the libraries, and the Node (24) that runs Hashbell.\n',
  );
  process.exit(1);
}
module.enableCompileCache();
