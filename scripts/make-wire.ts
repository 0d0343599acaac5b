import { mkdirSync, writeFileSync } from "node:fs";
import { generatedWire } from "./wire/all.ts";

const folder = new URL("../fixtures/wire/", import.meta.url);

mkdirSync(folder, { recursive: true });
for (const [name, text] of generatedWire()) writeFileSync(new URL(name, folder), text);
