import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { forgetMe, putConsents, revokeDevice } from "../../sdk/account.ts";
import { Courier } from "../../sdk/courier.ts";
import { DeviceKey } from "../../sdk/device-key.ts";
import { indexedDbStore } from "../../sdk/indexed-db.ts";
import { Phone } from "../../sdk/phone.ts";
import { Wallet } from "../../sdk/wallet.ts";
import type { Language } from "../shared/language.tsx";
import { useAct, useAnswer } from "../shared/query-hooks.ts";
import { firstPlan, type Plan } from "./near/plan.ts";
import { StoreNames } from "./store-names.ts";
import type { Cell } from "./tracking/cell.ts";
import { Sender } from "./tracking/sender.ts";
import { Stopwatch } from "./tracking/stopwatch.ts";
import { forgetTold, Tracker } from "./tracking/tracker.ts";
import { type Words, wordsAsBooleans } from "./consent/words-said.ts";

const PHONE = ["phone"] as const;

const stopwatch = new Stopwatch();
const host = { store: indexedDbStore(indexedDB, "beckon-phone"), fetch: stopwatch.fetch };

/** The phone that this browser is, with what runs on it whichever page is shown. */
export interface ThisPhone {
  readonly phone: Phone;
  readonly wallet: Wallet;
  readonly sender: Sender;
  readonly tracker: Tracker;
  readonly storeNames: StoreNames;
  /** The walk that is being drawn. */
  readonly plan: Cell<Plan>;
}

async function running(phone: Phone): Promise<ThisPhone> {
  const [courier, wallet, storeNames] = await Promise.all([
    Courier.open(phone),
    Wallet.open(phone),
    StoreNames.open(phone.host.store),
  ]);
  const sender = new Sender(phone, courier, stopwatch);
  return { phone, wallet, sender, tracker: new Tracker(sender), storeNames, plan: firstPlan() };
}

/** The phone, or null where it was not let in yet. */
export const useOpenedPhone = () =>
  useAnswer(PHONE, async () => {
    const phone = await Phone.open(host);
    return phone === undefined ? null : running(phone);
  });

export const ThisPhoneContext = createContext<ThisPhone | null>(null);

/** The phone, on a page that is shown only where there is one. */
export function useThisPhone(): ThisPhone {
  const thisPhone = useContext(ThisPhoneContext);
  if (thisPhone === null) throw new Error("this page belongs to an enrolled phone");
  return thisPhone;
}

interface Enrolling {
  readonly enrolmentToken: string;
  readonly locale: Language;
  readonly words: Words;
}

/** What was let in, should the wording of the consents have been lost on the way: the code serves once. */
let enrolled: { readonly token: string; readonly phone: Phone } | undefined;

/** Makes this browser the phone of the shopper whom the token was made for. */
export function useEnrol() {
  const queries = useQueryClient();
  return useAct(async ({ enrolmentToken, locale, words }: Enrolling) => {
    if (enrolled?.token !== enrolmentToken) {
      const how = { origin: location.origin, platform: "web", enrolmentToken, locale } as const;
      const consents = wordsAsBooleans(words);
      enrolled = {
        token: enrolmentToken,
        phone: await Phone.enrol(await DeviceKey.generate(), { ...how, consents }, host),
      };
      forgetTold();
    }
    const { phone } = enrolled;
    // Enrolment takes a bare yes or no; this names the wording that was read, for the receipts.
    await putConsents(phone, { consents: words, source: "app" });
    queries.setQueryData(PHONE, await running(phone));
  });
}

/** Whoever this phone belonged to, nothing of them is left here: back to the way in. */
export function useLeft() {
  const queries = useQueryClient();
  return (): void => {
    forgetTold();
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== PHONE[0] });
    queries.setQueryData(PHONE, null);
  };
}

/** Has the shopper erased. Gives the id under which the receipt is read; only afterwards is the phone no more. */
export function useErasure() {
  const { phone, tracker, sender } = useThisPhone();
  return useAct(async () => {
    tracker.stop();
    sender.stop();
    return forgetMe(phone);
  });
}

/** Signs this phone off; the shopper stays. */
export function useSignOff() {
  const { phone, tracker, sender } = useThisPhone();
  const left = useLeft();
  return useAct(async () => {
    tracker.stop();
    sender.stop();
    await revokeDevice(phone);
    left();
  });
}

/** Wipes a phone that the service does not know any more. */
export function useStartOver() {
  const { phone, tracker, sender } = useThisPhone();
  const left = useLeft();
  return useAct(async () => {
    tracker.stop();
    sender.stop();
    await phone.forget();
    left();
  });
}
