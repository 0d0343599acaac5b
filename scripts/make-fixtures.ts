import { mkdirSync, writeFileSync } from "node:fs";
import { generatedFixtures } from "./fixtures/all.ts";

const folder = new URL("../fixtures/", import.meta.url);

mkdirSync(new URL("walks/", folder), { recursive: true });
for (const [path, text] of generatedFixtures()) writeFileSync(new URL(path, folder), text);
