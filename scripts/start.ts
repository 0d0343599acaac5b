import { join, resolve } from "node:path";
import { buildPrograms, watchPrograms } from "./lib/programs.ts";
import { isEmpty, seed } from "./lib/seed.ts";
import { isOpen, startService } from "./lib/service.ts";
import { signInAddress } from "./lib/sign-in.ts";

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
const isDev = process.argv.includes("--dev");
await buildPrograms(progress);
const { WEATHER_URL } = process.env;
const variables = WEATHER_URL === undefined ? {} : { WEATHER_URL };
const service = await startService({ port, dataDir, clockOffset, variables, watch: isDev, progress });
const endWatch = isDev ? await watchPrograms() : undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void service.stop());

if (process.env["BECKON_SEED"] !== "none" && (await isEmpty(service.url, service.adminKey))) {
  progress("filling it with the example retailer of fixtures/");
  await seed(service.url, service.adminKey, Date.now() + clockOffset, (what) => progress(`  ${what}`));
}
console.log(`
  Console    ${await signInAddress(service)}
  Phone      ${service.url}/phone/
  Till       ${service.url}/till/
  Service    ${service.url}
  Health     ${service.url}/health
  Reference  ${service.url}/docs
  Admin key  ADMIN_KEY in ${join(dataDir, "secrets.env")}
  Data       ${dataDir}

Stop with Ctrl-C.`);
await service.ended;
await endWatch?.();
