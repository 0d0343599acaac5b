import { useQueryClient } from "@tanstack/react-query";
import { listOffers } from "../../sdk/account.ts";
import { DeviceKey } from "../../sdk/device-key.ts";
import type { ConsentAnswers } from "../../sdk/enrol.ts";
import { indexedDbStore } from "../../sdk/indexed-db.ts";
import { Phone } from "../../sdk/phone.ts";
import type { PingResult, SentFix } from "../../sdk/wire.ts";
import type { Language } from "../shared/language.tsx";
import { useAct, useAnswer } from "../shared/query-hooks.ts";

const store = indexedDbStore(indexedDB, "beckon-phone");
const KEYS = { phone: ["phone"], offers: ["offers"] } as const;

/** The phone that this browser is, or null where it was not let in yet. */
export const usePhone = () => useAnswer(KEYS.phone, async () => (await Phone.open({ store })) ?? null);

interface Enrolling {
  readonly enrolmentToken: string;
  readonly locale: Language;
  readonly consents: ConsentAnswers;
}

/** Makes this browser the phone of the shopper whom the token was made for. */
export function useEnrol() {
  const queries = useQueryClient();
  return useAct(async (how: Enrolling) => {
    const { origin } = location;
    const phone = await Phone.enrol(await DeviceKey.generate(), { ...how, origin, platform: "web" }, { store });
    queries.setQueryData(KEYS.phone, phone);
  });
}

/** What a ping came to, and how long it took to know. */
export interface Pinged {
  readonly result: PingResult;
  /** Round trip, milliseconds. */
  readonly ms: number;
}

export const usePing = (phone: Phone) =>
  useAct(
    async (fixesUntil: (now: number) => readonly SentFix[]): Promise<Pinged> => {
      const ping = await phone.sign(fixesUntil(phone.now()));
      const from = performance.now();
      const result = await phone.send(ping);
      return { result, ms: Math.round(performance.now() - from) };
    },
    [KEYS.offers],
  );

export const useOffers = (phone: Phone) => useAnswer(KEYS.offers, () => listOffers(phone));
