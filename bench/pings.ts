import { credentialsOf } from "../src/platform/credentials.ts";
import { type Client, client } from "../scripts/lib/api.ts";
import { keyFor, seed } from "../scripts/lib/seed.ts";
import { play, type Prepared, type Round, type Target } from "./lib/load.ts";
import { median, type Measure, quantile } from "./lib/report.ts";
import { type Bench, startBench } from "./lib/server.ts";
import { type BenchPhone, enrolPhones, makeStrangers, pingOf } from "./lib/phones.ts";

const ROUNDS = 5;
const STRANGERS = 3_000;
const SHOPPERS_PER_ROUND = 60;
const CONNECTIONS = 32;
/** In the Baltic, 80 km from the nearest store. */
const AT_SEA = { latitude: 58.6, longitude: 19.2 };
const IN_STORE = { latitude: 59.3326, longitude: 18.0649 };
const STORE = "sthlm-1";

interface Case {
  readonly name: string;
  readonly target: Target;
  readonly expected: number;
  /** What is sent in a round. */
  readonly prepare: (round: number) => Promise<readonly Prepared[]>;
}

const pings = (phones: readonly BenchPhone[], make: (phone: BenchPhone) => Promise<Prepared>): Promise<Prepared[]> =>
  Promise.all(phones.map(make));

/** A ping's cost in each of its depths, next to an empty worker and to one that only verifies the same signature. */
export async function benchPings(): Promise<Measure[]> {
  const bench = await startBench();
  try {
    const rounds = await playRounds(await casesFor(bench));
    return [...rounds].flatMap(([name, played]) => measuresOf(name, played)).concat(ratiosOf(rounds));
  } finally {
    await bench.stop();
  }
}

/** Every case in turn, round by round, so that what slows the machine down slows all of them. */
async function playRounds(cases: readonly Case[]): Promise<Map<string, Round[]>> {
  const rounds = new Map<string, Round[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, target, expected, prepare } of cases) {
      const played = await play(target, await prepare(round), { connections: CONNECTIONS, expected });
      // The first round warms up.
      if (round > 0) rounds.get(name)?.push(played);
    }
  }
  return rounds;
}

async function casesFor(bench: Bench): Promise<Case[]> {
  const { beckon, secrets } = bench;
  const url = `http://localhost:${beckon.port}`;
  const adminKey = secrets["ADMIN_KEY"] ?? "";
  await seed(url, adminKey, Date.now(), () => undefined);
  const admin = client(url, adminKey);
  await neverClose(admin, STORE);
  const [backend, till] = [client(url, await keyFor(admin, "backend")), await keyFor(admin, "till", [STORE])];
  const credentials = credentialsOf({ CREDENTIAL_KEYS: secrets["CREDENTIAL_KEYS"] ?? "", AUDIENCE: "beckon-local" });
  const strangers = await makeStrangers(credentials, STRANGERS);
  const one = await pings(strangers, (phone) => pingOf(phone, [{ ...AT_SEA, secondsAgo: 5 }]));
  const ten = Array.from({ length: 10 }, (_, n) => ({ ...AT_SEA, secondsAgo: 5 + n * 10 }));
  const tens = await pings(strangers, (phone) => pingOf(phone, ten));
  const shoppers = await enrolPhones(url, backend, SHOPPERS_PER_ROUND * (ROUNDS + 1));
  const inRound = (round: number) => shoppers.slice(round * SHOPPERS_PER_ROUND, (round + 1) * SHOPPERS_PER_ROUND);
  const redemptions = new Map<number, Prepared[]>();
  const redeem = async (round: number): Promise<Prepared[]> => {
    const made = redemptions.get(round) ?? (await redemptionsFor(url, inRound(round), till));
    redemptions.set(round, made);
    return made;
  };
  return [
    { name: "empty worker", target: bench.empty, expected: 200, prepare: async () => one },
    { name: "verify only", target: bench.verifyOnly, expected: 200, prepare: async () => one },
    { name: "ping near no store, 1 fix", target: beckon, expected: 200, prepare: async () => one },
    { name: "ping near no store, 10 fixes", target: beckon, expected: 200, prepare: async () => tens },
    {
      name: "ping inside a fence",
      target: beckon,
      expected: 200,
      prepare: (round) => pings(inRound(round), (phone) => pingOf(phone, [{ ...IN_STORE, secondsAgo: 100 }])),
    },
    {
      name: "an offer",
      target: beckon,
      expected: 200,
      prepare: (round) =>
        pings(inRound(round), (phone) =>
          pingOf(
            phone,
            [70, 40, 2].map((secondsAgo) => ({ ...IN_STORE, secondsAgo })),
          ),
        ),
    },
    { name: "a redemption", target: beckon, expected: 201, prepare: redeem },
    { name: "a replayed redemption", target: beckon, expected: 201, prepare: redeem },
  ];
}

/** A benchmark is run at any hour. */
async function neverClose(admin: Client, storeId: string): Promise<void> {
  const { id: _id, ...store } = (await admin<Record<string, unknown>>("GET", `/v1/stores/${storeId}`)).body;
  const put = await admin("PUT", `/v1/stores/${storeId}`, { body: { ...store, openingHours: null } });
  if (put.status !== 200) throw new Error(`the store was not put: ${JSON.stringify(put.body)}`);
}

/** Asks each shopper's phone for its offer, which is not measured, and makes its redemption ready. */
function redemptionsFor(origin: string, phones: readonly BenchPhone[], till: string): Promise<Prepared[]> {
  return Promise.all(
    phones.map(async (phone, n) => {
      const code = await phone.offerCode(origin);
      const lines = [{ id: "1", sku: "VITMOSSA-43", productId: "VITMOSSA", quantity: 1, unitPrice: 149_900 }];
      const basket = { currency: "SEK", lines };
      const body = { code, storeId: STORE, tillId: String(n % 8), transactionId: `T-${phone.key.id}`, basket };
      const headers = {
        authorization: `Bearer ${till}`,
        "content-type": "application/json",
        "idempotency-key": phone.key.id,
      };
      return { method: "POST", path: "/v1/redemptions", headers, body: JSON.stringify(body) };
    }),
  );
}

function measuresOf(name: string, rounds: readonly Round[]): Measure[] {
  const latencies = rounds.flatMap((round) => round.latencies);
  const measure = (metric: string, value: number, unit: string): Measure => ({ case: name, metric, value, unit });
  return [
    measure("throughput", median(rounds.map(perSecond)), "requests/s"),
    measure("cpu", median(rounds.map(cpuMicros)), "µs/request"),
    measure("latency p50", quantile(latencies, 0.5), "ms"),
    measure("latency p99", quantile(latencies, 0.99), "ms"),
  ];
}

const perSecond = ({ requests, seconds }: Round): number => requests / seconds;
const cpuMicros = ({ requests, cpu }: Round): number => (cpu * 1e6) / requests;

/** Of what a worker that only verifies reaches, round by round: machines are noisy, ratios are less so. */
function ratiosOf(rounds: ReadonlyMap<string, readonly Round[]>): Measure[] {
  const floor = rounds.get("verify only") ?? [];
  return ["ping near no store, 1 fix", "ping near no store, 10 fixes"].flatMap((name) => {
    const played = rounds.get(name) ?? [];
    const ratio = (of: (round: Round) => number): number =>
      median(played.map((round, n) => of(round) / of(floor[n] ?? round)));
    return [
      { case: name, metric: "throughput / verify only", value: ratio(perSecond), unit: "×" },
      { case: name, metric: "cpu / verify only", value: ratio(cpuMicros), unit: "×" },
    ];
  });
}
