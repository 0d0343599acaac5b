import { createRemoteJWKSet } from "jose";

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/** By their address, kept for as long as the isolate lives: jose fetches them anew when one is missing or they are old. */
const known = new Map<string, RemoteKeys>();

export function remoteKeys(address: string): RemoteKeys {
  const keys = known.get(address) ?? createRemoteJWKSet(new URL(address));
  known.set(address, keys);
  return keys;
}
