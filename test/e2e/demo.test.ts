import { afterAll, beforeAll, expect, test } from "vitest";
import { playExample } from "../../scripts/demo/example.ts";
import { tell } from "../../scripts/lib/story.ts";
import { Host } from "../support/host.ts";
import { witness } from "../support/witness.ts";

let host: Host;

beforeAll(async () => {
  host = await Host.open();
});
afterAll(() => host.close());

test("the demo comes to its end, and gets no answer that the document does not promise", async () => {
  const lines: string[] = [];
  await playExample(
    tell((line) => void lines.push(line)),
    async (at) => {
      await host.stop();
      return host.start({ clockOffset: at - Date.now() });
    },
  );
  expect(lines.at(-1)).toContain("is left");
  expect([...witness.called.keys()]).toEqual(
    expect.arrayContaining(["POST /v1/devices", "POST /v1/pings", "POST /v1/redemptions", "POST /v1/stores/near"]),
  );
});
