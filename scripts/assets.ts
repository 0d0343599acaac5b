/** `node scripts/assets.ts`: lays out what is served as files. npm runs it after an install, and before a deploy. */
import { layOutAssets } from "./lib/assets.ts";

await layOutAssets();
