import type { ShopperInput } from "./decision.ts";

/** Facts about the person are for known adults who agree to profiling; everyone else is met by what the visit shows. */
export const isProfiled = ({ consents, age }: Pick<ShopperInput, "consents" | "age">): boolean =>
  consents.profiling && age === "adult";
