import { GATHER_FACT_TIMEOUT_MS } from "../../domain/bounds.ts";
import type { CartInput } from "../../domain/campaigns/abandoned-cart.ts";
import type { DecisionInput, Gathered, Situation } from "../../domain/campaigns/decision.ts";
import type { Source } from "../../domain/campaigns/gathered.ts";
import { heldOut, NOT_HELD_OUT } from "../../domain/campaigns/held-out.ts";
import { gather } from "../../domain/campaigns/gather.ts";
import type { LiveConfig } from "../../services/snapshot-ports.ts";
import type { Records } from "../records.ts";
import type { Calm, Occasion as Place } from "./calm.ts";
import type { DecisionRow } from "./decision-rows.ts";
import type { Devices } from "./devices.ts";
import type { Identity } from "./identity.ts";
import { type Person, personIn } from "./known.ts";

/** The parts of a shopper that a decision looks at. */
export interface Seen extends Person {
  readonly identity: Identity;
  readonly devices: Devices;
  readonly calm: Calm;
}

/** How each source is asked. One that is not there knows nothing. */
export interface Sources {
  readonly cart: () => Promise<CartInput>;
  readonly goods?: (situation: Situation & Gathered) => Promise<Gathered["goods"]>;
  readonly weather?: (situation: Situation & Gathered) => Promise<Gathered["weather"]>;
}

/** When, where and how a decision would speak. */
interface Occasion extends Place, Pick<Situation, "channel" | "trigger" | "asked" | "seed" | "refused"> {
  /** The one that is asked for; null where it is the shopper's own. */
  readonly locale: string | null;
}

function momentOf({ event, at, body, device, from, to }: DecisionRow): Occasion {
  const { store, seed, refused, order } = body;
  const about = { store, seed, refused };
  if (event === "asked") {
    const [channel, locale] = [order?.channel ?? "app", order?.only?.locale ?? null];
    return { ...about, channel, trigger: null, asked: null, device: null, visit: null, locale };
  }
  const trigger = { event, at, dwellSeconds: body.lasted, confidence: body.confidence };
  return { ...about, channel: "visit", trigger, asked: body.campaignIds, device, visit: { from, to }, locale: null };
}

/** What stands for a source that did not answer in time. */
const LATE: Required<Gathered> = { cart: { kind: "unknown", reason: "late" }, goods: null, weather: null };

/** What decisions are made from: what the object itself knows, and what it has to ask others for. */
export class Situations {
  readonly #records: Records;
  readonly #seen: Seen;
  readonly #sources: Sources;

  constructor(records: Records, seen: Seen, sources: Sources) {
    this.#records = records;
    this.#seen = seen;
    this.#sources = sources;
  }

  /** What is known right now of what a row is about, before anything is fetched. */
  at(row: DecisionRow, config: LiveConfig): Situation {
    return this.on(momentOf(row), config);
  }

  /** The same of any occasion. */
  on(
    { channel, trigger, asked, seed, refused, locale, store, device, visit }: Occasion,
    config: LiveConfig,
  ): Situation {
    const { identity, devices, calm, profile } = this.#seen;
    const now = this.#records.now();
    const { campaigns, settings, products } = config;
    const spoken = device === null ? undefined : devices.active(device)?.locale;
    return {
      now,
      seed,
      channel,
      trigger,
      asked,
      store,
      shopper: {
        locale: locale ?? spoken ?? profile.profile.locale,
        ...personIn(this.#seen, store.country, config, now),
        ...calm.at({ store, device, visit }),
        heldOut: identity.test ? NOT_HELD_OUT : heldOut(identity.sub, campaigns, settings.globalHoldoutBasisPoints),
      },
      refused,
      campaigns,
      settings,
      products,
    };
  }

  /** Asks for what a surviving rule needs, and for nothing else; each source has its time, and late is unknown. */
  gather(situation: Situation): Promise<Gathered> {
    return gather(situation, (source, known) => this.#ask(source, known));
  }

  async #ask(source: Source, input: DecisionInput): Promise<Gathered> {
    const late = { [source]: LATE[source] } as Gathered;
    const asked = this.#sources[source]?.(input).then((answer): Gathered => ({ [source]: answer }));
    return asked === undefined ? late : Promise.race([asked, scheduler.wait(GATHER_FACT_TIMEOUT_MS).then(() => late)]);
  }
}
