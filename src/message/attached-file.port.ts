/** A file that somebody attached to a command. */
export interface AttachedFile {
  readonly name: string;
  /** Bytes, as Discord says. */
  readonly size: number;
  readonly url: string;
}

export interface AttachedFiles {
  /**
   * @param limit - Bytes.
   * @returns Nothing for a file that is larger.
   * @throws SourceError when it can't be had.
   */
  read(file: AttachedFile, limit: number): Promise<Uint8Array | undefined>;
}
