import type { OfferView } from "../domain/offers/offer.ts";
import type { DeviceKey } from "./device-key.ts";

/** One position sample as the platform gives it. `timestamp` is epoch milliseconds. */
export interface SentFix {
  readonly id: string;
  readonly seq?: number;
  readonly timestamp: number;
  readonly coords: {
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracy?: number | null;
    readonly speed?: number | null;
  };
}

/** What the service answers to a ping. */
export interface PingResult {
  readonly serverTime: number;
  readonly fixes: readonly { readonly id: string; readonly verdict: string; readonly reason: string | null }[];
  readonly visits: readonly {
    readonly storeId: string;
    readonly event: string;
    readonly at: string;
    readonly confidence: string;
  }[];
  readonly offers: readonly OfferView[];
  readonly decisionId: string | null;
  readonly state: string | null;
  readonly regions: readonly {
    readonly storeId: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly radius: number;
  }[];
  readonly refresh: { readonly latitude: number; readonly longitude: number; readonly radius: number } | null;
  readonly nextPingAfter: number | null;
}

export interface Enrolment {
  readonly origin: string;
  readonly enrolmentToken: string;
  readonly platform: "ios" | "android" | "web";
  readonly locale: string;
  readonly consents: { readonly preciseLocation: boolean; readonly marketing: boolean; readonly profiling: boolean };
}

interface Enrolled {
  readonly deviceId: string;
  readonly credential: string;
  readonly audience: string;
  readonly serverTime: number;
}

/** What the service refused: the problem document as it came. */
export class ServiceError extends Error {
  readonly status: number;
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(`${status} ${String(problem["code"])}`);
    this.name = "ServiceError";
    this.status = status;
    this.problem = problem;
  }
}

/** An enrolled phone: signs what it sends, keeps the clock of the service, echoes its `state`. */
export class Phone {
  readonly deviceId: string;
  readonly #origin: string;
  readonly #key: DeviceKey;
  readonly #credential: string;
  readonly #audience: string;
  readonly #clock: () => number;
  #offset: number;
  #state: string | null = null;

  private constructor(
    origin: string,
    key: DeviceKey,
    { deviceId, credential, audience, serverTime }: Enrolled,
    clock: () => number,
  ) {
    this.#origin = origin;
    this.#key = key;
    this.deviceId = deviceId;
    this.#credential = credential;
    this.#audience = audience;
    this.#clock = clock;
    this.#offset = serverTime - clock();
  }

  /** Makes `key` a device of the shopper whom the token was made for. `clock` is the phone's, right or wrong. */
  static async enrol(key: DeviceKey, { origin, ...how }: Enrolment, clock: () => number = Date.now): Promise<Phone> {
    const proof = await key.enrolmentProof(how.enrolmentToken, clock());
    const body = JSON.stringify({ ...how, publicKey: key.publicKey, proof });
    const headers = { "content-type": "application/json" };
    const enrolled = await answerOf<Enrolled>(await fetch(`${origin}/v1/devices`, { method: "POST", headers, body }));
    return new Phone(origin, key, enrolled, clock);
  }

  /** The service's time, as well as this phone knows it (epoch ms). */
  now(): number {
    return this.#clock() + this.#offset;
  }

  /** A ping, signed and ready to be sent, once or again. */
  sign(fixes: readonly SentFix[]): Promise<string> {
    const iat = Math.floor(this.now() / 1000);
    return this.#key.ping({ aud: this.#audience, iat, ...(this.#state === null ? {} : { state: this.#state }), fixes });
  }

  async send(ping: string): Promise<PingResult> {
    const headers = { authorization: `Device ${this.#credential}`, "content-type": "application/jose" };
    const result = await answerOf<PingResult>(
      await fetch(`${this.#origin}/v1/pings`, { method: "POST", headers, body: ping }),
    );
    this.#offset = result.serverTime - this.#clock();
    this.#state = result.state;
    return result;
  }

  async ping(fixes: readonly SentFix[]): Promise<PingResult> {
    return this.send(await this.sign(fixes));
  }

  /** Any other route that is open to devices. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const url = `${this.#origin}${path}`;
    const dpop = await this.#key.dpop({ credential: this.#credential, method, url, now: this.now() });
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const headers = { authorization: `DPoP ${this.#credential}`, dpop, ...type };
    return answerOf(
      await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    );
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  const body: unknown = text === "" ? null : JSON.parse(text);
  if (!response.ok) throw new ServiceError(response.status, body as Record<string, unknown>);
  return body as T;
}
