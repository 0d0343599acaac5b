import type { StoreRecord } from "./store.ts";

/** Where somebody is who is in no store, or of whom nobody says in which. Nothing is known of it. */
export const NOWHERE: StoreRecord = {
  id: "",
  name: "",
  fence: { type: "Circle", center: [0, 0], radius: 10 },
  timeZone: null,
  currency: null,
  openingHours: null,
  tags: [],
  floorLevel: null,
  exclusionZone: false,
  country: null,
  locale: null,
  address: null,
  refs: {},
};

export const isNowhere = ({ id }: StoreRecord): boolean => id === NOWHERE.id;
