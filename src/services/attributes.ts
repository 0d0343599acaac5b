import type { z } from "zod";
import { ATTRIBUTES_MAX } from "../domain/bounds.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Attribute, attributeInputSchema } from "../domain/shoppers/attribute.ts";
import type { Ports } from "./ports.ts";

/** What the retailer's attributes are declared as, by name. */
export const listAttributes = (ports: Ports): Promise<Attribute[]> => ports.attributes.all();

/** Declares an attribute, or declares it anew, and makes that live: rules that name it hold by what it is now. */
export async function putAttribute(
  ports: Ports,
  name: string,
  input: z.infer<typeof attributeInputSchema>,
): Promise<Result<Attribute, Problem>> {
  const known = await ports.attributes.all();
  if (known.length >= ATTRIBUTES_MAX && known.every((one) => one.name !== name))
    return err(problem("conflict", `There are ${ATTRIBUTES_MAX} attributes already`));
  const attribute = { name, ...input };
  await ports.attributes.put(attribute);
  ports.snapshots.adopt(await ports.publisher().publish());
  return ok(attribute);
}
