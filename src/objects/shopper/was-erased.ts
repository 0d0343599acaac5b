import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";

/** Whether a shopper is not here because they were erased. Of one who is here it was asked when they came: it costs nothing. */
export async function wasErased(
  records: Records,
  { names, erasures }: Pick<Ports, "names" | "erasures">,
  shopperId: string,
): Promise<boolean> {
  return !records.exist() && erasures.remembers(await names.erasedHash(shopperId));
}
