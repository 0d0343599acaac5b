import { z } from "zod";
import { EMAIL_MAX_CHARS, LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { selectsSomething, storeSelectorSchema } from "../domain/stores/store-selector.ts";
import { PERSON_ROLES } from "./callers.ts";
import { type Page, type PageRequest, pageOf } from "./pages.ts";
import type { Person } from "./people-ports.ts";
import type { Ports } from "./ports.ts";

/** The body of `PUT /v1/people/{id}`. */
export const personInputSchema = z
  .strictObject({
    email: z.string().trim().toLowerCase().max(EMAIL_MAX_CHARS).pipe(z.email()),
    roles: z
      .array(z.enum(PERSON_ROLES))
      .min(1)
      .refine((roles) => new Set(roles).size === roles.length, { error: "must not repeat itself" }),
    stores: storeSelectorSchema.refine(selectsSomething, { error: "must name at least one" }).default({ kind: "all" }),
  })
  .meta({ id: "PersonInput" });
export type PersonInput = z.infer<typeof personInputSchema>;

export async function putPerson(
  { people }: Pick<Ports, "people">,
  id: string,
  input: PersonInput,
): Promise<Result<Person, Problem>> {
  const person = { id, ...input };
  return (await people.put(person)) ? ok(person) : err(problem("conflict", "The address is another person's"));
}

export async function getPerson({ people }: Pick<Ports, "people">, id: string): Promise<Result<Person, Problem>> {
  const person = await people.get(id);
  return person === undefined ? err(problem("not_found")) : ok(person);
}

export async function listPeople({ people }: Pick<Ports, "people">, request: PageRequest): Promise<Page<Person>> {
  const { cursor = "", limit = LIST_PAGE_DEFAULT } = request;
  return pageOf(await people.page(cursor, limit), limit);
}

/** Their sessions end with them. */
export async function deletePerson({ people }: Pick<Ports, "people">, id: string): Promise<Result<null, Problem>> {
  return (await people.delete(id)) ? ok(null) : err(problem("not_found"));
}
