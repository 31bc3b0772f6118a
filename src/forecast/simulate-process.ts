import { doTasks } from '../work/workshop-process.ts';
import { simulate } from './simulation.ts';

doTasks(simulate);
