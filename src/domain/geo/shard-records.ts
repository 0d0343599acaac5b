import type { StoreRecord } from "../stores/store.ts";
import type { Fence } from "./fence.ts";

/*
 * A store beside its geometry: id, line feed, the rest as JSON. All of it is ASCII, what is not being escaped as JSON
 * allows, so that bytes are characters and no decoder is needed.
 */
const LINE_FEED = 10;

/** `String.fromCharCode` takes so many arguments without growing the stack too far. */
const CHUNK = 4_096;

/** Of the geometry only the type. */
type WithoutShape = Omit<StoreRecord, "fence"> & { readonly fence: Fence["type"] };

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

export function packRecord({ id, fence, ...rest }: StoreRecord): Uint8Array {
  const json = JSON.stringify({ ...rest, fence: fence.type });
  const text = `${id}\n${json.replaceAll(/[^\u0020-\u007e]/g, escaped)}`;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + CHUNK)));
  }
  return text;
}

/** The store id of the record that begins at `from`. */
export const recordId = (bytes: Uint8Array, from: number): string =>
  textOf(bytes, from, bytes.indexOf(LINE_FEED, from));

export function readRecord(bytes: Uint8Array, from: number, to: number): WithoutShape {
  const id = recordId(bytes, from);
  const rest = JSON.parse(textOf(bytes, from + id.length + 1, to)) as Omit<WithoutShape, "id">;
  return { id, ...rest };
}
