import type { CompiledCampaign } from "./compile.ts";
import type { ShopperInput } from "./decision.ts";

/**
 * The way a shopper is given a place. Another one deals everybody anew, and what was measured before it is over: it is
 * never changed, only replaced by a next version.
 */
const VERSION = "1";
const BASIS = 10_000;
const TWO_TO_32 = 2 ** 32;

/** FNV-1a, 32 bits, finished by the mixer of MurmurHash3, without which names that differ at their end lie close. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  // Names are ASCII, so that a code unit is a byte.
  for (let index = 0; index < text.length; index += 1) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Where someone stands on a line of their own for each `name`, from 0 up to, not with, 10,000. */
const placeOf = (sub: string, name: string): number => (hash(`${VERSION}\n${name}\n${sub}`) / TWO_TO_32) * BASIS;

/**
 * Whether the shopper named `sub` is kept without offers, to measure what they add: without any, or without those of
 * some campaigns. The same for as long as the shares are; a larger share holds out all of a smaller one, and more.
 */
export function heldOut(
  sub: string,
  campaigns: readonly CompiledCampaign[],
  globalHoldoutBasisPoints: number,
): ShopperInput["heldOut"] {
  const isOut = (name: string, basisPoints: number): boolean => basisPoints > 0 && placeOf(sub, name) < basisPoints;
  return {
    everywhere: isOut("everywhere", globalHoldoutBasisPoints),
    campaigns: campaigns
      .filter(({ campaign: { id, holdoutBasisPoints } }) => isOut(`campaign:${id}`, holdoutBasisPoints))
      .map(({ campaign }) => campaign.id)
      .toSorted(),
  };
}

export const NOT_HELD_OUT: ShopperInput["heldOut"] = { everywhere: false, campaigns: [] };
