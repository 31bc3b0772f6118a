/** Unix seconds, with a fraction. */
export type Clock = () => number;
