import { freshSecrets } from "../../scripts/lib/secrets.ts";
import { readFix } from "../../src/domain/pings/fix.ts";
import { readPing } from "../../src/domain/pings/ping.ts";
import { credentialsOf } from "../../src/platform/credentials.ts";
import { deviceProofs } from "../../src/platform/device-proofs.ts";
import { cpuNanos } from "../lib/cpu.ts";
import { makeStrangers, pingOf } from "../lib/phones.ts";

/**
 * Verifies one and the same ping as the service does: the credential out of memory, the ping's ES256 signature, strict
 * JSON, the envelope and its fix.
 * @returns the CPU nanoseconds that one takes
 */
export async function verifierOf(): Promise<(times: number) => Promise<number>> {
  const secrets = await freshSecrets();
  const credentials = credentialsOf({ CREDENTIAL_KEYS: secrets["CREDENTIAL_KEYS"] ?? "", AUDIENCE: "beckon-local" });
  const [phone] = await makeStrangers(credentials, 1);
  if (phone === undefined) throw new Error("there is no phone");
  const { body } = await pingOf(phone, [{ latitude: 58.6, longitude: 19.2, secondsAgo: 5 }]);

  const verify = async (): Promise<boolean> => {
    const verified = await credentials.readCredential(phone.credential);
    const signed = verified && (await deviceProofs.readPing(body, verified));
    const ping = readPing(signed?.payload);
    return ping.ok && ping.value.fixes.every((fix) => readFix(fix, Date.now()).ok);
  };
  return async (times) => {
    const from = cpuNanos();
    for (let n = 0; n < times; n += 1) if (!(await verify())) throw new Error("the ping does not verify");
    return (cpuNanos() - from) / times;
  };
}
