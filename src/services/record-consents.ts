import { type ConsentsInput, type ConsentsView, readStatement } from "../domain/privacy/consents.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { CallingDevice } from "./authenticate.ts";
import { textsNamed } from "./consent-texts.ts";
import type { Ports } from "./ports.ts";

type Recorded = Result<ConsentsView, Problem>;

/** What a shopper said to the retailer, by whatever way it came. */
export async function recordConsents(ports: Ports, shopperId: string, input: ConsentsInput): Promise<Recorded> {
  const texts = await textsNamed(ports, input);
  const statement = texts.ok ? readStatement(input, null, ports.now(), texts.value) : texts;
  if (!statement.ok) return statement;
  const sub = await ports.names.sub(shopperId);
  return ports.shopper(sub).recordConsents({ shopperId, sub, statement: statement.value });
}

/** What a shopper said on their own device. */
export async function recordOwnConsents(
  ports: Ports,
  { sub, deviceId, jkt, jti }: CallingDevice,
  input: ConsentsInput,
): Promise<Recorded> {
  const texts = await textsNamed(ports, input);
  const statement = texts.ok ? readStatement(input, deviceId, ports.now(), texts.value) : texts;
  return statement.ok ? ports.shopper(sub).recordOwnConsents({ deviceId, jkt, jti }, statement.value) : statement;
}
