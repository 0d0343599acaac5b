import { z } from "zod";
import { retailerIdSchema } from "../domain/carts/cart.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { Ports } from "./ports.ts";

/** The body of `POST /v1/shoppers/{id}/merge`. */
export const mergeInputSchema = z.strictObject({ into: retailerIdSchema });

/** One shopper turns out to be another: all that they have goes there, and devices, offers and carts with it. */
export async function mergeShoppers(ports: Ports, from: string, into: string): Promise<Result<null, Problem>> {
  const [source, target] = await Promise.all([ports.names.sub(from), ports.names.sub(into)]);
  return ports.shopper(source).mergeInto({ sub: target, shopperId: into });
}
