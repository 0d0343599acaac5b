import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import type { DeviceCredential } from "../../services/device-credential.ts";
import { DEVICE_REFUSALS, type DeviceView } from "../../services/device-ports.ts";
import { deviceInputSchema, enrolDevice, enrolmentInputSchema, openEnrolment } from "../../services/enrol-device.ts";
import type { Ports } from "../../services/ports.ts";
import { readDevice } from "../../services/read-device.ts";
import { renewCredential } from "../../services/renew-credential.ts";
import { leave, revokeDevice } from "../../services/revoke-device.ts";
import { keyInputSchema, rotateKey } from "../../services/rotate-key.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, enrolmentShape, epochMsShape, refusals, regionShape, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const credentialShape = z
  .object({
    deviceId: z.string(),
    keyId: z.string(),
    credential: z.string(),
    credentialExpiresAt: timeShape,
    audience: z.string(),
    serverTime: epochMsShape,
    regions: z.array(regionShape),
  })
  .meta({ id: "DeviceCredential" });
const deviceShape = z
  .object({
    deviceId: z.string(),
    state: z.enum(["active", "revoked", "moved"]),
    platform: z.enum(["ios", "android", "web"]),
    locale: z.string().nullable(),
    enrolledAt: timeShape,
    lastPingAt: timeShape.nullable(),
    lastRefusal: z.object({ at: timeShape, code: z.enum(DEVICE_REFUSALS) }).nullable(),
    push: z.null(),
    serverTime: epochMsShape,
  })
  .meta({ id: "Device" });
const deviceParam = { params: z.object({ id: z.string().max(100) }) };

const openOne = createRoute({
  method: "post",
  path: "/v1/enrolments",
  summary: "Make a token that lets one phone in",
  ...open({ roles: ["backend"] }, ...jsonBody()),
  request: takes(enrolmentInputSchema),
  responses: { 201: answers("A token that serves once, for five minutes", enrolmentShape), ...refusals },
});
const enrol = createRoute({
  method: "post",
  path: "/v1/devices",
  summary: "Make a phone's key a device of the shopper that the token was made for",
  middleware: jsonBody(),
  request: takes(deviceInputSchema),
  responses: {
    200: answers("The shopper had a device with this key", credentialShape),
    201: answers("Enrolled", credentialShape),
    ...refusals,
  },
});
const renew = createRoute({
  method: "post",
  path: "/v1/devices/current/credential",
  summary: "Renew the credential, up to 90 days after its end",
  ...open({ device: "late" }),
  responses: { 200: answers("A new credential for the same key", credentialShape), ...refusals },
});
const rotate = createRoute({
  method: "post",
  path: "/v1/devices/current/key",
  summary: "Replace the device's key; the old one signs the request, the new one a device proof over the credential",
  ...open({ device: true }, ...jsonBody()),
  request: takes(keyInputSchema),
  responses: { 200: answers("A credential for the new key", credentialShape), ...refusals },
});
const leaveOne = createRoute({
  method: "delete",
  path: "/v1/devices/current",
  summary: "Revoke the device that calls",
  ...open({ device: true }),
  responses: { 200: answers("Revoked", deviceShape), ...refusals },
});
const get = createRoute({
  method: "get",
  path: "/v1/devices/{id}",
  summary: "Read a device's state, and why it was last refused",
  ...open({ roles: ["backend", "support"], read: true }),
  request: deviceParam,
  responses: { 200: answers("The device", deviceShape), ...refusals },
});
const revoke = createRoute({
  method: "delete",
  path: "/v1/devices/{id}",
  summary: "Revoke a device",
  ...open({ roles: ["backend", "support"] }),
  request: deviceParam,
  responses: { 200: answers("Revoked", deviceShape), ...refusals },
});

const credentialOf = (
  ports: Ports,
  { deviceId, keyId, credential, credentialExpiresAt }: DeviceCredential,
): z.infer<typeof credentialShape> => ({
  deviceId,
  keyId,
  credential,
  credentialExpiresAt: wireTime(credentialExpiresAt),
  audience: ports.credentials.audience,
  serverTime: ports.now(),
  regions: [],
});

const wireOrNull = (at: number | null): string | null => (at === null ? null : wireTime(at));

const deviceOf = (
  ports: Ports,
  { enrolledAt, lastPingAt, lastRefusal, ...device }: DeviceView,
): z.infer<typeof deviceShape> => ({
  ...device,
  enrolledAt: wireTime(enrolledAt),
  lastPingAt: wireOrNull(lastPingAt),
  lastRefusal: lastRefusal && { at: wireTime(lastRefusal.at), code: lastRefusal.code },
  push: null,
  serverTime: ports.now(),
});

export const deviceRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(openOne, async (c) => {
    const { expiresAt, ...opened } = granted(await openEnrolment(c.var.ports, c.req.valid("json")));
    return c.json({ ...opened, expiresAt: wireTime(expiresAt) }, 201);
  })
  .openapi(enrol, async (c) => {
    const { created, ...credential } = granted(await enrolDevice(c.var.ports, c.req.valid("json")));
    return c.json(credentialOf(c.var.ports, credential), created ? 201 : 200);
  })
  .openapi(renew, async (c) => {
    const { ports, device } = c.var;
    return c.json(credentialOf(ports, granted(await renewCredential(ports, device))), 200);
  })
  .openapi(rotate, async (c) => {
    const { ports, device, credential } = c.var;
    return c.json(credentialOf(ports, granted(await rotateKey(ports, device, credential, c.req.valid("json")))), 200);
  })
  .openapi(leaveOne, async (c) => {
    const { ports, device } = c.var;
    return c.json(deviceOf(ports, granted(await leave(ports, device))), 200);
  })
  .openapi(get, async (c) => {
    const { ports } = c.var;
    return c.json(deviceOf(ports, granted(await readDevice(ports, c.req.valid("param").id))), 200);
  })
  .openapi(revoke, async (c) => {
    const { ports } = c.var;
    return c.json(deviceOf(ports, granted(await revokeDevice(ports, c.req.valid("param").id))), 200);
  });
