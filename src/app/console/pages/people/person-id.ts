const NOT_OF_IDS = /[^a-z0-9._-]+/g;
const READ_MAX_CHARS = 40;

/**
 * An id for whoever has this address: as the audit will name them, so one that can be read, and one that nobody has yet.
 * @param salt a few letters that make it another's than whoever had the like before
 */
export function personIdOf(email: string, salt: string): string {
  const [name = ""] = email.trim().toLowerCase().split("@");
  return `${name.replaceAll(NOT_OF_IDS, "-").slice(0, READ_MAX_CHARS)}-${salt}`;
}
