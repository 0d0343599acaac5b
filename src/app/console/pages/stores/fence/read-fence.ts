import { type Fence, parseFence } from "../../../../../domain/geo/fence.ts";
import { PROBLEMS } from "../../../../../domain/problems.ts";
import { err, type Result } from "../../../../../domain/result.ts";

/** The geometry of a Feature, or of a collection's only one, which is how many programs export a shape. */
function geometryIn(document: unknown): unknown {
  if (typeof document !== "object" || document === null) return document;
  if ("geometry" in document) return document.geometry;
  if ("features" in document && Array.isArray(document.features) && document.features.length === 1)
    return geometryIn(document.features[0]);
  return document;
}

/**
 * The fence that a text is: a geometry as the service takes it, or a Feature around one.
 * @returns what is wrong with it; null where it is no JSON at all
 */
export function readFence(text: string): Result<Fence, string | null> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return err(null);
  }
  const fence = parseFence(geometryIn(document), "");
  if (fence.ok) return fence;
  const { code, errors = [] } = fence.error;
  const told = errors.map(({ pointer, message }) => (pointer === "" ? message : `${pointer}: ${message}`));
  return err(told.join(". ") || PROBLEMS[code].title);
}
