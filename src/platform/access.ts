import { jwtVerify } from "jose";
import { z } from "zod";
import { IDENTITY_CLOCK_SKEW_S } from "../domain/bounds.ts";
import { remoteKeys } from "./remote-keys.ts";

export interface AccessApplication {
  /** Such as `https://retailer.cloudflareaccess.com`. */
  readonly team: string;
  /** The tag of the application that stands before the console. */
  readonly audience: string;
}

const claimsShape = z.object({ email: z.email() });

/** Cloudflare Access: it signs who it has let through into a header of each request. */
export const accessOf = ({ team, audience }: AccessApplication, now: () => number) => ({
  async email(assertion: string): Promise<string | undefined> {
    try {
      const { payload } = await jwtVerify(assertion, remoteKeys(`${team}/cdn-cgi/access/certs`), {
        algorithms: ["RS256"],
        issuer: team,
        audience,
        requiredClaims: ["exp", "iat", "email"],
        clockTolerance: IDENTITY_CLOCK_SKEW_S,
        currentDate: new Date(now()),
      });
      return claimsShape.parse(payload).email;
    } catch {
      return undefined;
    }
  },
});
