import type { Erasure } from "../domain/privacy/erasure.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Jwk, Ports } from "./ports.ts";

/** What proves a completed erasure, and the public key that it verifies under. */
export interface Receipt {
  readonly jws: string;
  readonly key: Jwk;
}

/** How far an erasure has come, with its receipt once it is completed. */
export async function readErasure(
  { erasures, receipts }: Ports,
  id: string,
): Promise<Result<{ erasure: Erasure; receipt: Receipt | null }, Problem>> {
  const erasure = await erasures.get(id);
  if (erasure === undefined) return err(problem("not_found"));
  if (erasure.state === "running") return ok({ erasure, receipt: null });
  return ok({ erasure, receipt: { jws: await receipts.issue(erasure), key: await receipts.key() } });
}
