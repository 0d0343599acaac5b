import { api, asked } from "../../../shared/client.ts";
import { useAct, useAnswer } from "../../../shared/query-hooks.ts";
import { queryFor } from "./identity-query.ts";

/** An id of the retailer's may hold whatever can be printed; hc puts it into a path as it is. */
const named = (id: string) => ({ param: { id: encodeURIComponent(id) } });
const keyOf = (id: string) => ["shoppers", id];

export const useShopper = (id: string) => useAnswer(keyOf(id), () => asked(api.shoppers[":id"].$get(named(id))));
export const usePressure = (id: string) =>
  useAnswer([...keyOf(id), "pressure"], () => asked(api.shoppers[":id"].pressure.$get({ ...named(id), query: {} })));
export type Shopper = NonNullable<ReturnType<typeof useShopper>["data"]>;
export type Offer = Shopper["offers"][number];
export type Device = Shopper["devices"][number];
export type Pressure = NonNullable<ReturnType<typeof usePressure>["data"]>;

/** Whoever is meant by what was typed. An address or a number is not sent: what is asked for is its SHA-256. */
export const useFind = () =>
  useAct(async (typed: string) => asked(api.shoppers.$get({ query: { query: await queryFor(typed) } })));

export const useRevokeOffer = (shopperId: string, offerId: string) =>
  useAct(
    (reason: string) => asked(api.offers[":id"].revoke.$post({ param: { id: offerId }, json: { reason } })),
    [keyOf(shopperId)],
  );

export const useRevokeDevice = (shopperId: string, deviceId: string) =>
  useAct(() => asked(api.devices[":id"].$delete({ param: { id: deviceId } })), [keyOf(shopperId)]);

export type DeviceNow = NonNullable<ReturnType<typeof useRevokeDevice>["data"]>;

type ConsentsInput = Parameters<(typeof api.shoppers)[":id"]["consents"]["$put"]>[0]["json"];
export const useRecordConsents = (shopperId: string) =>
  useAct(
    (json: ConsentsInput) => asked(api.shoppers[":id"].consents.$put({ ...named(shopperId), json })),
    [keyOf(shopperId)],
  );

export const useErase = (shopperId: string) => useAct(() => asked(api.shoppers[":id"].$delete(named(shopperId))));

/** Asked for again until it is completed, which takes as long as the slowest place that holds something. */
const ERASURE_ASKED_EVERY_MS = 1_000;
export const useErasure = (id: string, isOver: boolean) =>
  useAnswer(
    ["erasures", id],
    () => asked(api.erasures[":id"].$get({ param: { id } })),
    isOver ? undefined : { everyMs: ERASURE_ASKED_EVERY_MS },
  );

export const useConsentTextsNow = () =>
  useAnswer(["consent-texts"], () => asked(api["consent-texts"].$get({ query: {} })));
