import { z } from "zod";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { givenIdSchema } from "../domain/stores/store.ts";
import { type ApiKeyRecord, ROLES, storeSelectorSchema } from "./callers.ts";
import type { Ports } from "./ports.ts";

/** The body of `POST /v1/api-keys`; `storeIds` is the short form of `stores`. */
export const apiKeyInputSchema = z
  .strictObject({
    role: z.enum(ROLES),
    name: z.string().min(1).max(200),
    stores: storeSelectorSchema.nullish(),
    storeIds: z.array(givenIdSchema).min(1).max(5_000).nullish(),
    expiresAt: z.iso.datetime({ offset: true }).nullish(),
  })
  .refine(({ stores, storeIds }) => !stores || !storeIds, {
    path: ["storeIds"],
    error: "give either stores or storeIds",
  });
export type ApiKeyInput = z.infer<typeof apiKeyInputSchema>;

const KEY_BYTES = 32;
const ID_BYTES = 12;

/** Makes a key. Its secret is given once and kept only as a hash. */
export async function createApiKey(ports: Ports, input: ApiKeyInput): Promise<{ id: string; key: string }> {
  const key = `bk_${ports.random.text(KEY_BYTES)}`;
  const record: ApiKeyRecord = {
    id: `key_${ports.random.text(ID_BYTES)}`,
    hash: await ports.names.digest(key),
    role: input.role,
    name: input.name,
    stores: input.stores ?? (input.storeIds ? { kind: "ids", ids: input.storeIds } : { kind: "all" }),
    expiresAt: input.expiresAt ? Date.parse(input.expiresAt) : null,
  };
  await ports.keys.create(record);
  // It works at once, for what the snapshot does not know is asked of D1.
  await ports.publisher().request();
  return { id: record.id, key };
}

export async function deleteApiKey(ports: Ports, id: string): Promise<Result<null, Problem>> {
  if (!(await ports.keys.delete(id))) return err(problem("not_found"));
  ports.snapshots.adopt(await ports.publisher().publish());
  return ok(null);
}
