import { join, resolve } from "node:path";
import { isEmpty, seed } from "./lib/seed.ts";
import { isOpen, startService } from "./lib/service.ts";

/** `npm start`: serves Beckon at http://localhost:8787 until it is stopped. */
const port = Number(process.env["PORT"] ?? 8787);
const dataDir = resolve(process.env["BECKON_DATA"] ?? ".beckon");
const progress = (what: string): void => console.log(`  · ${what}`);

if (await isOpen(port)) {
  console.error(`Port ${port} is taken. Choose another one: PORT=8788 npm start`);
  process.exit(1);
}
console.log("Beckon");
const clockOffset = Number(process.env["CLOCK_OFFSET"] ?? 0);
const service = await startService({ port, dataDir, clockOffset, watch: process.argv.includes("--dev"), progress });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void service.stop());

if (process.env["BECKON_SEED"] !== "none" && (await isEmpty(service.url, service.adminKey))) {
  progress("filling it with the example retailer of fixtures/");
  await seed(service.url, service.adminKey, Date.now() + clockOffset, (what) => progress(`  ${what}`));
}
console.log(`
  Service    ${service.url}
  Health     ${service.url}/health
  Reference  ${service.url}/docs
  Admin key  ADMIN_KEY in ${join(dataDir, "secrets.env")}
  Data       ${dataDir}

Stop with Ctrl-C.`);
await service.ended;
