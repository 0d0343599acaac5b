import type { Attribute } from "../domain/shoppers/attribute.ts";
import type { AttributeRepository } from "../services/profile-ports.ts";

export const attributesIn = (db: D1Database, now: () => number): AttributeRepository => ({
  async all() {
    const { results } = await db.prepare("SELECT body FROM attributes ORDER BY name").all<{ body: string }>();
    return results.map(({ body }) => JSON.parse(body) as Attribute);
  },
  async put(attribute) {
    const upsert = "INSERT OR REPLACE INTO attributes VALUES (?, ?, ?)";
    await db.prepare(upsert).bind(attribute.name, JSON.stringify(attribute), now()).run();
  },
});
