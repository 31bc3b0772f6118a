/** The database can't be used, or an answer can't be had from it; the message is for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
