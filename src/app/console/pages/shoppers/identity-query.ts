const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** E.164, as people write it. */
const NUMBER = /^\+[\d\s()-]{6,24}$/;

/**
 * What `GET /v1/shoppers?query=` is asked for. An e-mail address or a telephone number is turned into what it is found
 * by, the SHA-256 of its normal form, so that it stands in no address that somebody logs.
 */
export async function queryFor(typed: string): Promise<string> {
  const query = typed.trim();
  if (ADDRESS.test(query)) return `email:${await sha256(query.toLowerCase())}`;
  if (NUMBER.test(query)) return `phone:${await sha256(query.replaceAll(/[^\d+]/g, ""))}`;
  return query;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
