import { z } from "zod";

/** What a caller may ask about. H3 takes a latitude of 91 for some cell of its own choice, so it is refused here. */
export const positionSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
