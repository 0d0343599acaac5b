import { type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Position } from "../../domain/geo/position.ts";
import type { FeedbackKind } from "../../domain/offers/feedback.ts";
import type { OfferView } from "../../domain/offers/offer.ts";
import {
  explainOffer,
  giveFeedback,
  putConsents,
  readErasure,
  readMe,
  removeTrait,
  storesNear,
} from "../../sdk/account.ts";
import type { Saying } from "../../sdk/account.ts";
import { Unanswered } from "../../sdk/answers.ts";
import { useAct, useAnswer } from "../shared/query-hooks.ts";
import { useThisPhone } from "./this-phone.ts";

const OFFERS = ["offers"] as const;
const ME = ["me"] as const;
const NEAR = ["near"] as const;
const EXPLANATION = ["explanation"] as const;

/** How often it is asked whether a till has taken an offer that is looked at. */
const OFFERS_EVERY_MS = 5_000;
/** An erasure takes some seconds. */
const ERASURE_EVERY_MS = 1_000;

/** The offers, and whether that is what the service says now or what this phone saw last. */
export interface Held {
  readonly offers: readonly OfferView[];
  readonly isLive: boolean;
}

/** What is in the wallet; without a network, what was. */
export function useOffers() {
  const { wallet } = useThisPhone();
  const kept: Held | undefined = wallet.offers.length === 0 ? undefined : { offers: wallet.offers, isLive: true };
  return useQuery({
    queryKey: OFFERS,
    queryFn: async (): Promise<Held> => {
      try {
        return { offers: await wallet.refresh(), isLive: true };
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        return { offers: wallet.offers, isLive: false };
      }
    },
    ...(kept === undefined ? {} : { initialData: kept, initialDataUpdatedAt: 0 }),
    refetchInterval: OFFERS_EVERY_MS,
  });
}

/** Everything held about the shopper. */
export function useMe() {
  const { phone } = useThisPhone();
  return useAnswer(ME, () => readMe(phone));
}

const NEAR_MAX = 10;
/** About a hundred metres: who walks on is not asked about at every step. */
const NEAR_DECIMALS = 3;

/** Your cart, near a place; nothing where no place is known. */
export function useNear(position: Position | null) {
  const { phone, storeNames } = useThisPhone();
  const place = position && {
    latitude: Number(position.latitude.toFixed(NEAR_DECIMALS)),
    longitude: Number(position.longitude.toFixed(NEAR_DECIMALS)),
  };
  return useQuery({
    queryKey: [...NEAR, place],
    queryFn: async () => {
      if (place === null) return [];
      const stores = await storesNear(phone, place, NEAR_MAX);
      await storeNames.learn(stores);
      return stores;
    },
    placeholderData: (before) => before,
  });
}

/** Why an offer came. */
export function useExplanation(offerId: string) {
  const { phone } = useThisPhone();
  return useAnswer([...EXPLANATION, offerId], () => explainOffer(phone, offerId));
}

export function useFeedback(offerId: string) {
  const { phone } = useThisPhone();
  return useAct((kind: FeedbackKind) => giveFeedback(phone, offerId, kind), [ME, OFFERS, NEAR]);
}

/** Says yes or no to a purpose, or pauses. */
export function useSay() {
  const { phone } = useThisPhone();
  return useAct(
    (saying: Omit<Saying, "source">) => putConsents(phone, { ...saying, source: "app" }),
    [ME, OFFERS, NEAR],
  );
}

export function useRemoveTrait() {
  const { phone } = useThisPhone();
  return useAct((name: string) => removeTrait(phone, name), [ME]);
}

/** How far an erasure has come, until it is completed. */
export function useErasureProgress(erasureId: string) {
  const { phone } = useThisPhone();
  return useQuery({
    queryKey: ["erasure", erasureId],
    queryFn: () => readErasure(phone, erasureId),
    refetchInterval: ({ state }) => (state.data?.state === "completed" ? false : ERASURE_EVERY_MS),
  });
}

/** Has what a ping or a push may have changed asked for anew. */
export function useNews(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    for (const queryKey of [OFFERS, ME] satisfies QueryKey[]) void queries.invalidateQueries({ queryKey });
  }, [queries]);
}
