import type { Hook } from "@hono/zod-openapi";
import type { ValidationTargets } from "hono";
import { problem } from "../domain/problems.ts";
import { errorsOf } from "../domain/validation.ts";
import type { AppEnv } from "./context.ts";
import { Refusal } from "./problem-response.ts";

/** What a request whose shape is wrong is answered, wherever in it the fault lies. Pointers speak of the body. */
export const refuseInvalid: Hook<unknown, AppEnv, string, unknown> = (result) => {
  if (result.success) return;
  const errors = errorsOf(result.error);
  if (result.target === "json") throw new Refusal(problem("invalid_request", undefined, { errors }));
  const [first] = errors;
  const where = (result.target satisfies keyof ValidationTargets) === "param" ? "path" : result.target;
  throw new Refusal(problem("invalid_request", `${where}: ${first?.pointer.slice(1) ?? ""} ${first?.message ?? ""}`));
};
