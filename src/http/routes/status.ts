import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { readStatus } from "../../services/read-status.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { answers, refusals, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const statusShape = z
  .object({
    /** Of the code. */
    version: z.string(),
    snapshot: z.object({ version: z.int(), publishedAt: timeShape }).nullable(),
    settings: z.object({ version: z.int(), offersPaused: z.boolean() }),
    stores: z.object({ version: z.int(), count: z.int() }),
    campaigns: z.object({ live: z.int() }),
    approvalsOpen: z.boolean(),
    erasures: z.object({ running: z.int(), oldestRequestedAt: timeShape.nullable() }),
  })
  .meta({ id: "Status" });

const read = createRoute({
  method: "get",
  path: "/v1/status",
  summary: "Say how the deployment stands: its versions, and what waits",
  ...open({ roles: ["admin", "support"] }),
  responses: { 200: answers("How it stands", statusShape), ...refusals },
});

const time = (ms: number | null): string | null => (ms === null ? null : wireTime(ms));

export const statusRoutes = (version: string) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(read, async (c) => {
    const { snapshot, erasures, ...status } = await readStatus(c.var.ports);
    const published = snapshot && { version: snapshot.version, publishedAt: wireTime(snapshot.publishedAt) };
    const { running, oldestRequestedAt } = erasures;
    const waiting = { running, oldestRequestedAt: time(oldestRequestedAt) };
    return c.json({ ...status, version, snapshot: published, erasures: waiting }, 200);
  });
