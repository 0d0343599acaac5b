import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

/** Where the gated service asks whether it may go on. */
export interface Gates {
  readonly url: string;
  /** Resolves when each of these paths has been come to, and is held there. */
  heldAt(paths: readonly string[]): Promise<void>;
  close(): void;
}

/** Lets every request pass but those that `holds`: these are never answered. */
export async function openGates(holds: (path: string) => boolean): Promise<Gates> {
  const held = new Map<string, PromiseWithResolvers<void>>();
  const arrival = (path: string): PromiseWithResolvers<void> => {
    const known = held.get(path) ?? Promise.withResolvers<void>();
    held.set(path, known);
    return known;
  };
  const server = createServer(({ url = "" }, response) => {
    if (holds(url)) arrival(url).resolve();
    else response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heldAt: async (paths) => void (await Promise.all(paths.map((path) => arrival(path).promise))),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const ENTRY = fileURLToPath(new URL("./gated-worker.ts", import.meta.url));

/** Writes the service's own configuration into `folder`, changed only in its entry and in where its gates are. */
export async function gatedConfig(folder: string, gates: Gates): Promise<string> {
  // Paths are relative to the file that names them.
  const config = (await readFile("wrangler.toml", "utf8"))
    .replace(/^main = .*$/m, `main = ${JSON.stringify(ENTRY)}`)
    .replace(
      /^(migrations_dir|directory) = "(.*)"$/gm,
      (_line, name: string, path: string) => `${name} = ${JSON.stringify(resolve(path))}`,
    )
    .replace(/^\[vars\]$/m, `[vars]\nGATES = ${JSON.stringify(gates.url)}`);
  const file = join(folder, "gated.toml");
  await writeFile(file, config);
  return file;
}
