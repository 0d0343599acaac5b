/*
 * A shard as bytes: a header of 32-bit words, then its sections one behind the other. A reader lays typed arrays over
 * the bytes and copies nothing, so opening a shard costs the same whatever its size. Words are little-endian, as on
 * every machine that runs this; on another one the magic would not match.
 */
const MAGIC = 0x4e_4b_43_42; // "BCKN"
const VERSION = 1;

export interface ShardSections {
  /** Shapes of all fences, see `shape.ts`. */
  readonly shapes: Float64Array;
  /** Boxes of all fences and the tree above them, see `box-tree.ts`; longitudes relative to `origin`. */
  readonly boxes: Int32Array;
  /** Where each shape begins in `shapes`, and where the last one ends. */
  readonly shapeStarts: Uint32Array;
  /** Where each record begins in `records`, and where the last one ends. */
  readonly recordStarts: Uint32Array;
  /** See `cell-table.ts`. */
  readonly table: Uint32Array;
  readonly lists: Uint32Array;
  /** Ordinals of the fences of too many cells: each is asked for every position. */
  readonly large: Uint32Array;
  /** The stores in ASCII: id, line feed, JSON without the id and the geometry. */
  readonly records: Uint8Array;
}

/** In the order of their lengths in the header and of their bytes: what needs the widest alignment comes first. */
const LAYOUT = {
  shapes: Float64Array,
  boxes: Int32Array,
  shapeStarts: Uint32Array,
  recordStarts: Uint32Array,
  table: Uint32Array,
  lists: Uint32Array,
  large: Uint32Array,
  records: Uint8Array,
} as const;
const NAMES = Object.keys(LAYOUT) as (keyof ShardSections)[];
/** Magic, version, origin, the lengths, and a word that keeps the doubles aligned. */
const FIXED_WORDS = 3;
const WIDEST = Float64Array.BYTES_PER_ELEMENT;
const HEADER_BYTES = 4 * (FIXED_WORDS + NAMES.length + 1);

/** @param origin whole degrees: the meridian that the shard's boxes count from */
export function packShard(origin: number, sections: ShardSections): Uint8Array<ArrayBuffer> {
  const lengths = NAMES.map((name) => sections[name].length);
  const size = NAMES.reduce((sum, name) => sum + sections[name].byteLength, HEADER_BYTES);
  const bytes = new Uint8Array(size);
  new Int32Array(bytes.buffer, 0, HEADER_BYTES / 4).set([MAGIC, VERSION, origin, ...lengths]);
  let at = HEADER_BYTES;
  for (const name of NAMES) {
    const { buffer, byteOffset, byteLength } = sections[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** @throws where the bytes are not a shard of this version: they were written by us, so that is a bug or damage */
export function unpackShard(bytes: Uint8Array): { readonly origin: number; readonly sections: ShardSections } {
  const { buffer, byteOffset } = bytes.byteOffset % WIDEST === 0 ? bytes : bytes.slice();
  if (bytes.length < HEADER_BYTES) throw new Error("corrupt shard: no header");
  const [magic, version, origin = 0, ...lengths] = new Int32Array(buffer, byteOffset, FIXED_WORDS + NAMES.length);
  if (magic !== MAGIC || version !== VERSION) throw new Error("corrupt shard: another format or version");
  let at = HEADER_BYTES;
  const places = NAMES.map((name, index) => {
    const place = { name, at: byteOffset + at, length: lengths[index] ?? 0 };
    at += place.length * LAYOUT[name].BYTES_PER_ELEMENT;
    return place;
  });
  if (at !== bytes.length) throw new Error("corrupt shard: cut short or run on");
  const views = places.map(({ name, at: start, length }) => [
    name,
    new LAYOUT[name](buffer as ArrayBuffer, start, length),
  ]);
  return { origin, sections: Object.fromEntries(views) as ShardSections };
}
