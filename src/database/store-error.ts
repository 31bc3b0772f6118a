import { OperatorError } from '../errors.ts';

/** The database can't be used, or an answer can't be had from it. */
export class StoreError extends OperatorError {
  override readonly name = 'StoreError';
}
