/** Returns the present time in unix seconds, with a fraction. */
export type Clock = () => number;
