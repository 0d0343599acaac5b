import { type ConsentText, localesShown, readTextId, textIdOf } from "../domain/privacy/consent-texts.ts";
import { type ConsentsInput, type ConsentTextRef, type Purpose, PURPOSES } from "../domain/privacy/consents.ts";
import { type FieldError, type Problem, problem } from "../domain/problems.ts";
import { canonicalJson } from "../domain/redemptions/idempotency.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { ConsentTextRepository } from "./consent-text-ports.ts";
import type { Names } from "./ports.ts";

export interface TextPorts {
  readonly consentTexts: ConsentTextRepository;
  readonly names: Pick<Names, "digest">;
}

/** One wording, as it is shown before somebody agrees to it. */
export interface ShownText extends Omit<ConsentText, "texts"> {
  readonly id: string;
  readonly locale: string;
  readonly text: string;
  readonly textSha256: string;
}

const purposeNamed = (name: string): Purpose | undefined => PURPOSES.find((one) => one === name);

/** Adds a version of what is asked about a purpose. One that is there is never overwritten: people have agreed to it. */
export async function putConsentText(
  { consentTexts }: TextPorts,
  name: string,
  body: Omit<ConsentText, "purpose">,
): Promise<Result<{ readonly text: ConsentText; readonly created: boolean }, Problem>> {
  const purpose = purposeNamed(name);
  if (purpose === undefined) return err(problem("not_found"));
  const text = { purpose, ...body };
  if (await consentTexts.add(text)) return ok({ text, created: true });
  const known = await consentTexts.get(text.purpose, text.version);
  return known !== undefined && canonicalJson(known) === canonicalJson(text)
    ? ok({ text, created: false })
    : err(problem("conflict", "This version is there already, and is never overwritten: raise it"));
}

/** Every version of what was ever asked about a purpose, newest first: what a receipt names can be read years later. */
export async function consentTextVersions(
  { consentTexts }: Pick<TextPorts, "consentTexts">,
  name: string,
): Promise<Result<ConsentText[], Problem>> {
  const purpose = purposeNamed(name);
  return purpose === undefined ? err(problem("not_found")) : ok(await consentTexts.versions(purpose));
}

/** What is asked now, the newest version for each purpose, in the language that suits `locale` best, or in all of them. */
export async function listConsentTexts(
  { consentTexts, names }: TextPorts,
  locale: string | null,
): Promise<ShownText[]> {
  const shown = (await consentTexts.newest()).flatMap((text) =>
    localesShown(text, locale).map((chosen) => showText(names, text, chosen)),
  );
  return Promise.all(shown);
}

async function showText(
  names: TextPorts["names"],
  { texts, ...text }: ConsentText,
  locale: string,
): Promise<ShownText> {
  const wording = texts[locale] ?? "";
  const id = textIdOf({ ...text, locale });
  return { ...text, id, locale, text: wording, textSha256: await names.digest(wording) };
}

/** The wordings that `consents` name, by purpose, each with its hash. `invalid_request` where there is no such wording. */
export async function textsNamed(
  ports: TextPorts,
  { consents }: ConsentsInput,
): Promise<Result<Partial<Record<Purpose, ConsentTextRef>>, Problem>> {
  const errors: FieldError[] = [];
  const named: Partial<Record<Purpose, ConsentTextRef>> = {};
  for (const purpose of PURPOSES) {
    const id = consents[purpose]?.text;
    if (id == null) continue;
    const ref = await refOf(ports, purpose, id);
    if (ref === undefined)
      errors.push({ pointer: `/consents/${purpose}/text`, message: "There is no such text for it" });
    else named[purpose] = ref;
  }
  return errors.length === 0 ? ok(named) : err(problem("invalid_request", undefined, { errors }));
}

async function refOf(
  { consentTexts, names }: TextPorts,
  purpose: Purpose,
  id: string,
): Promise<ConsentTextRef | undefined> {
  const wording = readTextId(id);
  if (wording?.purpose !== purpose) return undefined;
  const text = (await consentTexts.get(purpose, wording.version))?.texts[wording.locale];
  return text === undefined ? undefined : { id, sha256: await names.digest(text) };
}
