import type { Sheet } from "./sheet.ts";

/** Rows of a sheet that go in one request. */
export interface Part {
  /** The row of the file that is the first of this part. */
  readonly firstRow: number;
  readonly rows: number;
  readonly body: string;
}

export interface Room {
  readonly rows: number;
  readonly bytes: number;
}

/** Cuts a sheet into requests. A row that alone is too large is a part of its own: the service refuses it. */
export function* partsOf({ head, separator, tail, rows }: Sheet, room: Room): Generator<Part> {
  const frame = Buffer.byteLength(head + tail);
  let [from, bytes] = [0, frame];
  const part = (to: number): Part => ({
    firstRow: from + 1,
    rows: to - from,
    body: head + rows.slice(from, to).join(separator) + tail,
  });
  for (const [at, row] of rows.entries()) {
    const added = Buffer.byteLength(row) + separator.length;
    if (at > from && (at - from === room.rows || bytes + added > room.bytes)) {
      yield part(at);
      [from, bytes] = [at, frame];
    }
    bytes += added;
  }
  if (rows.length > from) yield part(rows.length);
}
