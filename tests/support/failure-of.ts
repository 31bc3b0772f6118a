/** The error with which a question fails; undefined when it doesn't. */
export function errorOf(question: Promise<unknown>): Promise<unknown> {
  return question.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** What the error says; the answer as text when there is none. */
export function failureOf(question: Promise<unknown>): Promise<string> {
  return question.then(String, (error: Error) => error.message);
}
