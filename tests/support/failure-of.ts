/** Returns the error with which a question fails; undefined when it doesn't. */
export function errorOf(question: Promise<unknown>): Promise<unknown> {
  return question.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** Returns the error's text; the answer as text when there is no error. */
export function failureOf(question: Promise<unknown>): Promise<string> {
  return question.then(String, (error: Error) => error.message);
}
