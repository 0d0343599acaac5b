import type { z } from "zod";
import { PROBLEM_ERRORS_MAX } from "./bounds.ts";
import { problem, type FieldError, type Problem } from "./problems.ts";
import { err, ok, type Result } from "./result.ts";

type Path = readonly PropertyKey[];

/** A JSON Pointer (RFC 6901): `["fence", "a/b", 0]` is `/fence/a~1b/0`, and `[]` is the whole document, `""`. */
export const pointerTo = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const depthOf = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length));

/** Of the alternatives of a union the one that got furthest, since that is the one the caller meant. */
const nearest = (branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] =>
  branches.reduce<readonly z.core.$ZodIssue[]>((best, next) => (depthOf(next) > depthOf(best) ? next : best), []);

/** Unknown members are named one by one; a union speaks for the alternative that fits best. */
const faultsOf = (issue: z.core.$ZodIssue, above: Path): FieldError[] => {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), message: "Unknown member" }));
  }
  const inner = issue.code === "invalid_union" ? nearest(issue.errors) : [];
  if (inner.length > 0) return inner.flatMap((one) => faultsOf(one, path));
  return [{ pointer: pointerTo(path), message: issue.message }];
};

/** Every fault of a failed parse with its JSON Pointer, at most `PROBLEM_ERRORS_MAX` of them. */
export const errorsOf = ({ issues }: { readonly issues: readonly z.core.$ZodIssue[] }): FieldError[] =>
  issues.flatMap((issue) => faultsOf(issue, [])).slice(0, PROBLEM_ERRORS_MAX);

/**
 * `input` as `schema` reads it, with its defaults and transforms.
 * @returns `invalid_request` with a JSON Pointer per fault.
 */
export const parseWith = <T>(schema: z.ZodType<T>, input: unknown): Result<T, Problem> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return err(problem("invalid_request", undefined, { errors: errorsOf(parsed.error) }));
};
