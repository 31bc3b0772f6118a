/** A file that somebody attached to a command. */
export interface AttachedFile {
  readonly name: string;
  /** Size in bytes, as Discord states it. */
  readonly size: number;
  readonly url: string;
}

export interface AttachedFiles {
  /**
   * Reads an attached file.
   *
   * @param limit - Bytes that it may have at most.
   * @returns Nothing for a file that is larger.
   * @throws SourceError when the file can't be had.
   */
  read(file: AttachedFile, limit: number): Promise<Uint8Array | undefined>;
}
