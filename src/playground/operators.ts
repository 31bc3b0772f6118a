/** Id by which the stores know the person who asks in a terminal. */
export const TERMINAL = 'terminal';

/** Id of the first of the playground's people. */
export const ALICE = '100000000000000001';

/** Ids of the people who are the operator: whoever starts these programs sees their own machines. */
export const operators: readonly string[] = [TERMINAL, ALICE];
