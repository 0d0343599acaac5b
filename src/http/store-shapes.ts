import { z } from "@hono/zod-openapi";
import { givenIdSchema } from "../domain/stores/store.ts";
import { timeShape } from "./shapes.ts";

const lngLatShape = z.tuple([z.number(), z.number()]);
const ringsShape = z.array(z.array(lngLatShape));
const fenceShape = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("Circle"), center: lngLatShape, radius: z.number() }),
    z.object({ type: z.literal("Polygon"), coordinates: ringsShape }),
    z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(ringsShape) }),
  ])
  .meta({ id: "Fence" });

/** As it is taken: the altitude of a position is ignored, as is what GeoJSON may carry besides. */
const positionInputShape = z.array(z.number()).min(2);
const ringsInputShape = z.array(z.array(positionInputShape));
export const fenceInputShape = z
  .discriminatedUnion("type", [
    z.looseObject({ type: z.literal("Circle"), center: positionInputShape, radius: z.number() }),
    z.looseObject({ type: z.literal("Polygon"), coordinates: ringsInputShape }),
    z.looseObject({ type: z.literal("MultiPolygon"), coordinates: z.array(ringsInputShape) }),
  ])
  .meta({ id: "FenceInput" });

/** What is imported: names of OSM and AllThePlaces in the properties; what else a feature carries is ignored. */
export const collectionShape = z
  .looseObject({
    type: z.literal("FeatureCollection"),
    features: z.array(
      z.looseObject({
        type: z.literal("Feature"),
        geometry: z.looseObject({ type: z.string() }).nullable(),
        properties: z.looseObject({}).nullish(),
      }),
    ),
  })
  .meta({ id: "StoreCollection" });

export const storeShape = z
  .object({
    id: givenIdSchema,
    name: z.string(),
    fence: fenceShape,
    timeZone: z.string().nullable(),
    currency: z.string().nullable(),
    openingHours: z.string().nullable(),
    tags: z.array(z.string()),
    floorLevel: z.number().nullable(),
    exclusionZone: z.boolean(),
    country: z.string().nullable(),
    locale: z.string().nullable(),
    address: z.string().nullable(),
    refs: z.record(z.string(), z.string()),
  })
  .meta({ id: "Store" });

const positionInput = {
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
};
export const matchInputShape = z.strictObject({ ...positionInput, accuracy: z.number().positive().nullish() });
export const matchShape = z.object({
  storeId: z.string(),
  inside: z.boolean(),
  verdict: z.enum(["inside", "unsure", "outside"]),
  metresToEdge: z.number().min(0),
});

export const nearInputShape = z.strictObject({ ...positionInput, limit: z.int().min(1).max(20).default(3) });
export const nearShape = z.object({
  storeId: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  metres: z.number(),
  openNow: z.boolean().nullable(),
  closesAt: timeShape.nullable(),
  cartItems: z.array(z.object({ sku: z.string(), name: z.string(), inStock: z.boolean().nullable() })),
});

/** Rows count from 1 and leave out a header. */
const rowNoteShape = z.object({ row: z.int(), code: z.string(), message: z.string() }).meta({ id: "ImportRow" });
export const reportShape = z
  .object({
    created: z.int(),
    updated: z.int(),
    skipped: z.int(),
    refused: z.array(rowNoteShape),
    warnings: z.array(rowNoteShape).meta({ description: "Why rows were skipped, and what is odd about stores taken" }),
  })
  .meta({ id: "ImportReport" });
