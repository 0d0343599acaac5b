import { createPrivateKey, createPublicKey, type JsonWebKey, sign, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { unstable_readConfig as readConfig } from "wrangler";
import { PINGS_PER_PERIOD_MAX, PINGS_PERIOD_S } from "../src/domain/bounds.ts";
import { TEST_SECRETS } from "./workerd/secrets.ts";

/** The part of a resolved configuration read here; wrangler's own type comes from a package that is not published. */
interface Config {
  readonly kv_namespaces: readonly unknown[];
  readonly d1_databases: readonly unknown[];
  readonly durable_objects: { readonly bindings: readonly unknown[] };
  readonly migrations: readonly unknown[];
  readonly ratelimits: readonly { readonly simple: { readonly limit: number; readonly period: number } }[];
  readonly analytics_engine_datasets: readonly unknown[];
  readonly assets: object;
  readonly secrets: { readonly required: readonly string[] };
  readonly vars: Readonly<Record<string, string>>;
  readonly observability: { readonly logs: { readonly invocation_logs: boolean } };
  readonly route?: unknown;
  readonly routes?: unknown;
}

const configOf = (env?: string): Config =>
  readConfig({ config: "wrangler.toml", ...(env === undefined ? {} : { env }) }) as Config;
const local = configOf();
const production = configOf("production");

describe("wrangler.toml", () => {
  test.each([
    ["KV", (config: Config) => config.kv_namespaces],
    ["D1", (config: Config) => config.d1_databases],
    ["objects", (config: Config) => config.durable_objects.bindings],
    ["migrations of objects", (config: Config) => config.migrations],
    ["rate limits", (config: Config) => config.ratelimits],
    ["data sets", (config: Config) => config.analytics_engine_datasets],
    ["assets", (config: Config) => Object.entries(config.assets)],
    ["secrets", (config: Config) => config.secrets.required],
  ])("production repeats %s", (_, part) => {
    expect(part(local).length).toBeGreaterThan(0);
    expect(part(production)).toEqual(part(local));
  });

  test("production repeats every variable and calls itself by its name", () => {
    expect(local.vars).toMatchObject({ ENVIRONMENT: "local" });
    expect(production.vars).toEqual({ ...local.vars, ENVIRONMENT: "production", AUDIENCE: "beckon" });
  });

  test("lets a device send as many pings as the contract says", () => {
    expect(local.ratelimits.map(({ simple }) => simple)).toEqual([
      { limit: PINGS_PER_PERIOD_MAX, period: PINGS_PERIOD_S },
    ]);
  });

  test("logs no invocation, whose URL is not ours to keep", () => {
    expect([local, production].map((config) => config.observability.logs.invocation_logs)).toEqual([false, false]);
  });

  test("has no route outside production, where it would change the address of local requests", () => {
    expect([local.route, local.routes]).toEqual([undefined, undefined]);
  });
});

describe("the test secrets", () => {
  test("are those that the Worker requires", () => {
    expect(Object.keys(TEST_SECRETS).toSorted()).toEqual(local.secrets.required.toSorted());
  });

  test.each(["ADMIN_KEY", "PSEUDONYM_KEY", "CODE_KEY"] as const)("%s is 32 bytes", (name) => {
    expect(Buffer.from(TEST_SECRETS[name], "base64url")).toHaveLength(32);
  });

  test.each(["CREDENTIAL_KEYS", "OFFER_KEYS"] as const)("%s sign and verify", (name) => {
    const { keys } = JSON.parse(TEST_SECRETS[name]) as { keys: JsonWebKey[] };
    const data = Buffer.from("beckon");
    const verified = keys.map((key) => {
      const privateKey = createPrivateKey({ key, format: "jwk" });
      const { d: _secret, ...published } = key;
      return verify(
        "sha256",
        data,
        createPublicKey({ key: published, format: "jwk" }),
        sign("sha256", data, privateKey),
      );
    });
    expect(verified).toEqual([true, true]);
  });
});
