import type { Archive } from "../services/decision-ports.ts";

/** The archive in R2. */
export const archiveIn = (bucket: R2Bucket): Archive => ({
  async put(name, content) {
    await bucket.put(name, content);
  },
  async get(name) {
    return (await bucket.get(name))?.text();
  },
});
