import type { z } from "zod";
import { type Problem, problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import { type enrolmentInputSchema, type OpenedEnrolment, openEnrolment } from "./enrol-device.ts";
import type { Ports } from "./ports.ts";

/** Lets a phone in without the retailer's own server, to try things out. There is no such thing in production. */
export const tryEnrolment = async (
  ports: Ports,
  input: z.infer<typeof enrolmentInputSchema>,
): Promise<Result<OpenedEnrolment, Problem>> =>
  ports.isProduction ? err(problem("not_found")) : openEnrolment(ports, input);
