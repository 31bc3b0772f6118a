/** Hashes a block takes on average at difficulty 1, by the field's convention. */
export const HASHES_PER_DIFFICULTY = 2 ** 32;
