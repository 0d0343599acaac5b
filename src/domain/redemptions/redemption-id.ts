const OFFER = "off_";
const REDEMPTION = /^red_([\w-]+)_([1-9]\d{0,8})$/;

/** The `number`th redemption of an offer: `off_Ab3` and 1 make `red_Ab3_1`. The id carries the name of its object. */
export const redemptionId = (offerId: string, number: number): string => `red_${offerId.slice(OFFER.length)}_${number}`;

/** The offer that a redemption's id belongs to, or null if it is no such id. */
export function offerIdOf(id: string): string | null {
  const name = REDEMPTION.exec(id)?.[1];
  return name === undefined ? null : OFFER + name;
}
