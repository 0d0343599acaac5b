/** What the page is made of, as the build found it: the name changes with any of it. */
declare const SHELL: { readonly name: string; readonly files: readonly string[] };

const PAGE = "/phone/";
const PREFIX = "shell-";

/** Keeps all that the page needs to start, before this worker takes over from the one before. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL.name);
  await cache.addAll([PAGE, ...SHELL.files]);
}

/** Drops what the page was made of before. */
export async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== SHELL.name).map((name) => caches.delete(name)),
  );
}

/**
 * What a request is answered with, or null where it is not the shell's business. The page comes from the network, so that
 * it is the newest, and from here where there is none; a file's name holds its hash, so what is kept is what is meant.
 */
export function shellAnswer(request: Request): Promise<Response> | null {
  if (request.method !== "GET") return null;
  if (request.mode === "navigate") return fetch(request).catch(async () => (await kept(PAGE)) ?? Response.error());
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || !SHELL.files.includes(pathname)) return null;
  return kept(pathname).then((response) => response ?? fetch(request));
}

const kept = async (path: string): Promise<Response | undefined> => (await caches.open(SHELL.name)).match(path);
