interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

const isAt = (pointer: string, place: string): boolean => pointer === place || pointer.startsWith(`${place}/`);

/** What is wrong at a place of a document (RFC 6901) or below it, as one text for the field there. */
export function faultAt(errors: readonly FieldError[], place: string): string | undefined {
  const messages = errors.filter(({ pointer }) => isAt(pointer, place)).map(({ message }) => message);
  return messages.length === 0 ? undefined : [...new Set(messages)].join(". ");
}
