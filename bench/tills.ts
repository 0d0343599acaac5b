import { client } from "../scripts/lib/api.ts";
import { keyFor } from "../scripts/lib/seed.ts";
import { type Flow, flow, play, type Prepared, type Round } from "./lib/load.ts";
import { type BenchPhone, enrolPhones, pingOf } from "./lib/phones.ts";
import { type Measure, measure, quantile } from "./lib/report.ts";
import { type Bench, startBench } from "./lib/server.ts";
import { IN_STORE, openShop, STORE } from "./lib/shop.ts";

/** A sale comes when it comes, whether or not the one before has been answered. */
const PER_SECOND = 100;
const SECONDS = { short: 2, full: 10 } as const;
const WARM_UP = 100;
const CONNECTIONS = 32;
/** A key may ask 200 times a second, so as many tills as it takes have keys of their own. */
const KEYS = 12;
const REPLAYS = 3;

/** What tills wait for: redemptions of offers that exist already, answers that are asked for again, and how fast offers are made. */
export async function benchTills(size: string | undefined): Promise<Measure[]> {
  const bench = await startBench();
  try {
    return await measureTills(bench, size === "short" ? SECONDS.short : SECONDS.full);
  } finally {
    await bench.stop();
  }
}

async function measureTills({ beckon, secrets }: Bench, seconds: number): Promise<Measure[]> {
  const url = `http://localhost:${beckon.port}`;
  const adminKey = secrets["ADMIN_KEY"] ?? "";
  const admin = client(url, adminKey);
  await openShop(admin);
  const keys = async (role: string, count: number, storeIds?: readonly string[]): Promise<string[]> =>
    Promise.all(Array.from({ length: count }, () => keyFor(admin, role, storeIds)));
  const backends = (await keys("backend", KEYS)).map((key) => client(url, key));
  const tills = await keys("till", KEYS, [STORE]);

  const inFlow = PER_SECOND * seconds;
  const phones = await enrolAll(url, backends, WARM_UP + 2 * inFlow);
  const walkIns = await Promise.all(phones.map(walkIn));
  const [warm, rest] = [walkIns.slice(0, WARM_UP), walkIns.slice(WARM_UP)];
  const atOnce = { connections: CONNECTIONS, expected: 200 };
  await play(beckon, warm, atOnce);
  const offers = await play(beckon, rest, atOnce);

  const sales = await salesOf(url, phones, tills);
  const [warmSales, flowing, crowding] = [
    sales.slice(0, WARM_UP),
    sales.slice(WARM_UP, WARM_UP + inFlow),
    sales.slice(WARM_UP + inFlow),
  ];
  const redeemed = { connections: CONNECTIONS, expected: 201 };
  await play(beckon, warmSales, redeemed);
  const steady = await flow(beckon, flowing, { perSecond: PER_SECOND, expected: 201 });
  const crowd = await play(beckon, crowding, redeemed);
  const replayed = await play(beckon, Array.from({ length: REPLAYS }, () => crowding).flat(), redeemed);
  return [
    ...steadyMeasures(`a redemption, ${PER_SECOND} a second`, steady),
    ...crowdMeasures("a redemption, as fast as it goes", crowd),
    ...crowdMeasures("a replayed answer", replayed),
    ...crowdMeasures("an offer of one hot campaign", offers),
  ];
}

/** Shoppers with a cart and a phone, a few at a time. */
async function enrolAll(
  url: string,
  backends: readonly Parameters<typeof enrolPhones>[1][],
  count: number,
): Promise<BenchPhone[]> {
  const each = Math.ceil(count / backends.length);
  const lanes = backends.map((backend, lane) => enrolPhones(url, backend, each, `till-${lane}`));
  return (await Promise.all(lanes)).flat().slice(0, count);
}

const walkIn = (phone: BenchPhone): Promise<Prepared> =>
  pingOf(
    phone,
    [100, 70, 40, 2].map((secondsAgo) => ({ ...IN_STORE, secondsAgo })),
  );

/** Each shopper's sale, made ready: the offer's code is asked for here. */
async function salesOf(url: string, phones: readonly BenchPhone[], tills: readonly string[]): Promise<Prepared[]> {
  const sales: Prepared[] = [];
  for (let from = 0; from < phones.length; from += CONNECTIONS) {
    const some = phones.slice(from, from + CONNECTIONS);
    sales.push(...(await Promise.all(some.map((phone, n) => saleOf(url, phone, tills, from + n)))));
  }
  return sales;
}

async function saleOf(url: string, phone: BenchPhone, tills: readonly string[], n: number): Promise<Prepared> {
  const lines = [{ id: "1", sku: "VITMOSSA-43", productId: "VITMOSSA", quantity: 1, unitPrice: 149_900 }];
  const business = { storeId: STORE, tillId: String(n % tills.length), transactionId: `T-${n}` };
  const headers = {
    authorization: `Bearer ${tills[n % tills.length] ?? ""}`,
    "content-type": "application/json",
    "idempotency-key": `sale-${n}`,
  };
  const body = { code: await phone.offerCode(url), ...business, basket: { currency: "SEK", lines } };
  return { method: "POST", path: "/v1/redemptions", headers, body: JSON.stringify(body) };
}

const steadyMeasures = (name: string, { latencies, behindMs }: Flow): Measure[] => [
  measure(name, "latency p50", quantile(latencies, 0.5), "ms"),
  measure(name, "latency p90", quantile(latencies, 0.9), "ms"),
  measure(name, "latency p99", quantile(latencies, 0.99), "ms"),
  measure(name, "sent late, p99", quantile(behindMs, 0.99), "ms"),
];

const crowdMeasures = (name: string, { requests, seconds, latencies, cpu }: Round): Measure[] => [
  measure(name, "throughput", requests / seconds, "requests/s"),
  measure(name, "cpu", (cpu * 1e6) / requests, "µs/request"),
  measure(name, "latency p50", quantile(latencies, 0.5), "ms"),
  measure(name, "latency p99", quantile(latencies, 0.99), "ms"),
];
