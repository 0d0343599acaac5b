import { z } from "zod";
import { KEY_NAME_MAX_CHARS, LIST_PAGE_DEFAULT, SELECTOR_VALUES_MAX } from "../domain/bounds.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { givenIdSchema } from "../domain/stores/store.ts";
import { selectsSomething, storeSelectorSchema } from "../domain/stores/store-selector.ts";
import { type ApiKeyRecord, ROLES } from "./callers.ts";
import { type Page, type PageRequest, pageOf } from "./pages.ts";
import type { Ports } from "./ports.ts";
import type { KeyRow } from "./repositories.ts";

/** The body of `POST` and `PUT /v1/api-keys`; `storeIds` is the short form of `stores`. */
export const apiKeyInputSchema = z
  .strictObject({
    role: z.enum(ROLES),
    name: z.string().min(1).max(KEY_NAME_MAX_CHARS),
    stores: storeSelectorSchema.nullish().refine((stores) => !stores || selectsSomething(stores), {
      error: "must name at least one",
    }),
    storeIds: z.array(givenIdSchema).min(1).max(SELECTOR_VALUES_MAX).nullish(),
    expiresAt: z.iso.datetime({ offset: true }).nullish(),
  })
  .refine(({ stores, storeIds }) => !stores || !storeIds, {
    path: ["storeIds"],
    error: "give either stores or storeIds",
  });
export type ApiKeyInput = z.infer<typeof apiKeyInputSchema>;

const KEY_BYTES = 32;
const ID_BYTES = 12;

/** What a key made here looks like. Whatever looks otherwise is no key, and nobody need be asked. */
export const KEY_PATTERN = /^bk_[A-Za-z0-9_-]{43}$/;

/** Makes a key. Its secret is given once and kept only as a hash. */
export async function createApiKey(ports: Ports, input: ApiKeyInput): Promise<{ id: string; key: string }> {
  const key = `bk_${ports.random.text(KEY_BYTES)}`;
  const id = `key_${ports.random.text(ID_BYTES)}`;
  await ports.keys.create(recordOf(id, await ports.names.digest(key), input));
  // It works at once, for what the snapshot does not know is asked of D1.
  await ports.publisher().request();
  return { id, key };
}

const recordOf = (
  id: string,
  hash: string,
  { role, name, stores, storeIds, expiresAt }: ApiKeyInput,
): ApiKeyRecord => ({
  id,
  hash,
  role,
  name,
  stores: stores ?? (storeIds ? { kind: "ids", ids: storeIds } : { kind: "all" }),
  expiresAt: expiresAt ? Date.parse(expiresAt) : null,
});

export async function getApiKey(ports: Ports, id: string): Promise<Result<KeyRow, Problem>> {
  const key = await ports.keys.get(id);
  return key === undefined ? err(problem("not_found")) : ok(key);
}

export async function listApiKeys(ports: Ports, request: PageRequest): Promise<Page<KeyRow>> {
  const { cursor = "", limit = LIST_PAGE_DEFAULT } = request;
  return pageOf(await ports.keys.page(cursor, limit), limit);
}

/** Replaces all of a key but its secret. */
export async function putApiKey(ports: Ports, id: string, input: ApiKeyInput): Promise<Result<KeyRow, Problem>> {
  const known = await ports.keys.get(id);
  if (known === undefined) return err(problem("not_found"));
  const record = recordOf(id, known.hash, input);
  await ports.keys.put(record);
  ports.snapshots.adopt(await ports.publisher().publish());
  return ok({ ...record, lastUsedAt: known.lastUsedAt });
}

export async function deleteApiKey(ports: Ports, id: string): Promise<Result<null, Problem>> {
  if (!(await ports.keys.delete(id))) return err(problem("not_found"));
  ports.snapshots.adopt(await ports.publisher().publish());
  return ok(null);
}
