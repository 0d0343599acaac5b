import type { LiveChange } from "../../../../domain/stores/large-change.ts";
import type { Refusal } from "../../../shared/refused.ts";

const MEMBERS = ["affected", "removed", "redrawn", "live"] as const;

/** The numbers of a refusal that asks to be confirmed; undefined of any other. */
export function affectedBy({ code, members }: Refusal): (LiveChange & { readonly affected: number }) | undefined {
  if (code !== "conflict") return undefined;
  const [affected, removed, redrawn, live] = MEMBERS.map((name) => members[name]);
  const isAsking =
    typeof affected === "number" &&
    typeof removed === "number" &&
    typeof redrawn === "number" &&
    typeof live === "number";
  return isAsking ? { affected, removed, redrawn, live } : undefined;
}
