/** By their place among the rest of what Discord takes of a command. */
export { MAX_CHOICE_LENGTH, MAX_CHOICES } from '../../src/discord/command.ts';
