export const COMMAND = 'digest';
