import { expect } from "vitest";

/** vitest types its matchers of a part as `any`; to a compiler they are unknown. */
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
export const including = (members: object): unknown => expect.objectContaining(members);
export const anyNumber: unknown = expect.any(Number);
