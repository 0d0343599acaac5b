import { z } from "zod";
import { type Channel, type ContactInput, contactMembers, readContact } from "../domain/contacts/contact.ts";
import type { Pressure } from "../domain/contacts/pressure.ts";
import type { LinesReport } from "../domain/import-lines.ts";
import type { Problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { namesOneShopper, NAME_ONE, shopperMembers, type ShopperRef } from "../domain/shoppers/identity.ts";
import { importLines } from "./import-lines.ts";
import type { Ports } from "./ports.ts";
import { NAMES_NOBODY, resolveShopper } from "./resolve-shopper.ts";

/** Notes what another channel said to a shopper, or is about to. */
export async function recordContact(
  ports: Ports,
  whom: ShopperRef,
  input: ContactInput,
): Promise<Result<{ applied: boolean }, Problem>> {
  const contact = readContact(input, ports.now());
  if (!contact.ok) return contact;
  const named = await resolveShopper(ports, whom);
  if (named === undefined) return err(NAMES_NOBODY);
  return ports.shopper(named.sub).recordContact({ ...named, contact: contact.value });
}

/** One row of `POST /v1/contacts/import`. */
export const contactRowSchema = z
  .strictObject({ ...shopperMembers, ...contactMembers })
  .refine(namesOneShopper, NAME_ONE);

/** Imports what other channels said; a contact that is known already is skipped. */
export const importContacts = (ports: Ports, text: string, dryRun: boolean): Promise<Result<LinesReport, Problem>> =>
  importLines({
    text,
    dryRun,
    schema: contactRowSchema,
    take: async ({ shopperId, shopper, ...contact }) => {
      const recorded = await recordContact(ports, { shopperId, shopper }, contact);
      return recorded.ok ? ok(recorded.value.applied ? "created" : "skipped") : recorded;
    },
  });

/** Whether a shopper may be sold something now, by `channel` or, where it is null, by any. */
export async function readPressure(
  ports: Ports,
  shopperId: string,
  channel: Channel | null,
): Promise<Result<Pressure, Problem>> {
  return ports.shopper(await ports.names.sub(shopperId)).pressure(channel);
}
