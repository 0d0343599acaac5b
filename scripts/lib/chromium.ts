import { existsSync } from "node:fs";

/** Where this machine keeps its Chromium: what the environment names, else Debian's; undefined where there is none. */
export const CHROMIUM: string | undefined = [process.env["CHROMIUM_PATH"], "/usr/bin/chromium"].find(
  (path) => path !== undefined && existsSync(path),
);
