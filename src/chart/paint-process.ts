import { renderAsync } from '@resvg/resvg-js';
import { doTasks } from '../work/workshop-process.ts';
import { paintOptions } from './paint-options.ts';

doTasks(async (svg: string): Promise<Uint8Array> => (await renderAsync(svg, paintOptions)).asPng());
