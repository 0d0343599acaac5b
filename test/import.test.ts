import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { partsOf } from "../scripts/import/parts.ts";
import { countsOf, inFile, merge, notesOf } from "../scripts/import/report.ts";
import { importFile } from "../scripts/import/run.ts";
import { readSheet } from "../scripts/import/sheet.ts";
import { IMPORT_ROWS_MAX } from "../src/domain/bounds.ts";

const feature = (name: string) => ({ type: "Feature", properties: { name }, geometry: null });
const collection = (...features: unknown[]): string => JSON.stringify({ type: "FeatureCollection", features });
const bodyOf = (text: string): string => [...partsOf(readSheet(text), { rows: 9, bytes: 9_999 })][0]?.body ?? "";

describe("a file", () => {
  const [a, b] = [JSON.stringify(feature("a")), JSON.stringify(feature("b"))];
  test.each<[string, string]>([
    ["a FeatureCollection", collection(feature("a"), feature("b"))],
    ["one with a byte order mark", `\uFEFF ${collection(feature("a"), feature("b"))}`],
    ["a feature a line", `${a}\r\n\n${b}\n`],
    ["a feature a line, each after a separator", `\u001E${a}\n\u001E${b}\n`],
  ])("that is %s goes as a FeatureCollection", (_, text) => {
    expect(readSheet(text)).toMatchObject({ contentType: "application/json", rows: [a, b] });
    expect(JSON.parse(bodyOf(text))).toEqual({ type: "FeatureCollection", features: [feature("a"), feature("b")] });
  });

  test("with a line that is no JSON keeps it, for the service to refuse", () => {
    expect(readSheet(`${a}\nnonsense\n${b}`).rows).toEqual([a, '"nonsense"', b]);
  });

  test("that is a table goes as one, however it was written", () => {
    const text = 'id;name;lat\r\n1;"A ""B""\nC";59,3\r\n\r\n2;;\r\n';
    expect(readSheet(text)).toMatchObject({ contentType: "text/csv", rows: ['"1","A ""B""\nC","59,3"', '"2","",""'] });
    expect(bodyOf(text)).toBe('"id","name","lat"\n"1","A ""B""\nC","59,3"\n"2","",""');
  });

  test.each([
    ["[1]", /neither/],
    [`{"type":"Topology"}`, /neither/],
    ['{"type":"FeatureCollection","features":[', /neither/],
    ['id,name\n1,"A', /line 2/],
  ])("is refused: %s", (text, why) => expect(() => readSheet(text)).toThrow(why));
});

test("parts hold every row once, in order, and no more than a request takes, unless one row alone does", () => {
  const rows = fc.array(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((text) => JSON.stringify(text)),
  );
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 3, max: 60 }), (all, most, bytes) => {
      const sheet = { contentType: "application/json", head: "[", separator: ",", tail: "]", rows: all };
      const parts = [...partsOf(sheet, { rows: most, bytes })];
      expect(parts.flatMap(({ body }) => JSON.parse(body) as string[])).toEqual(
        all.map((row) => JSON.parse(row) as string),
      );
      let next = 1;
      for (const part of parts) {
        expect(part.firstRow).toBe(next);
        expect(part.rows).toBeLessThanOrEqual(most);
        if (part.rows > 1) expect(Buffer.byteLength(part.body)).toBeLessThanOrEqual(bytes);
        next += part.rows;
      }
    }),
    { numRuns: 300 },
  );
});

describe("reports", () => {
  const report = {
    created: 1,
    updated: 2,
    skipped: 1,
    refused: [{ row: 2, code: "conflict", message: 'Row 1 says something else about "a"' }],
    warnings: [
      { row: 3, code: "duplicate_nearby", message: '10 m from row 1, "row 7", of the same brand' },
      { row: 4, code: "opening_hours_unknown", message: "Kept, but not understood: row 4" },
    ],
  };

  test("name rows of the whole file, also where they speak of other rows", () => {
    expect(inFile(report, 5_001)).toMatchObject({
      refused: [{ row: 5_002, message: 'Row 5001 says something else about "a"' }],
      warnings: [
        { row: 5_003, message: '10 m from row 5001, "row 7", of the same brand' },
        { row: 5_004, message: "Kept, but not understood: row 4" },
      ],
    });
    expect(inFile(report, 1)).toEqual(report);
  });

  test("add up", () => {
    const both = merge(report, inFile(report, 11));
    expect(both.refused.map(({ row }) => row)).toEqual([2, 12]);
    expect(countsOf(both)).toBe("2 created, 4 updated, 2 skipped, 2 refused, 4 warned of");
  });

  test("show the first and say how many more", () => {
    const notes = Array.from({ length: 22 }, (_, at) => ({ row: at + 1, code: "conflict", message: "m" }));
    const lines = notesOf("Refused", notes);
    expect([lines.length, lines[0], lines[1], lines.at(-1)]).toEqual([
      22,
      "Refused",
      "  row 1  conflict  m",
      "  … and 2 more",
    ]);
    expect(notesOf("Refused", [])).toEqual([]);
  });
});

describe("npm run import", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  interface Heard {
    readonly path: string;
    readonly key: string | undefined;
    readonly rows: number;
  }
  const bodyIn = async (request: IncomingMessage): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  };
  /** Something that answers in turn what the service could. */
  async function listen(...answers: readonly { status: number; body: object; headers?: Record<string, string> }[]) {
    const heard: Heard[] = [];
    const waiting = [...answers];
    server = createServer((request, response) => {
      void (async () => {
        const body = await bodyIn(request);
        const { features = [] } = (body === "" ? {} : JSON.parse(body)) as { features?: unknown[] };
        heard.push({ path: request.url ?? "", key: request.headers.authorization, rows: features.length });
        const { status, body: answer, headers = {} } = waiting.shift() ?? { status: 500, body: {} };
        response.writeHead(status, headers).end(JSON.stringify(answer));
      })();
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
  }

  const taken = (created: number, refused: readonly object[] = []) => ({
    status: 200,
    body: { created, updated: 0, skipped: 0, refused, warnings: [] },
  });
  const live = { status: 200, body: { version: 7 } };
  const rows = (count: number): string => collection(...Array.from({ length: count }, (_, n) => feature(String(n))));
  const run = async (url: string, text: string, over: object = {}) => {
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    const report = await importFile(text, { url, key: "bk_1", dryRun: false, confirm: undefined, print, ...over });
    return { report, lines };
  };

  test("sends parts that are not live, then publishes once", async () => {
    const bad = { row: 2, code: "invalid_geometry", message: "There is no position" };
    const { url, heard } = await listen(taken(IMPORT_ROWS_MAX), taken(1, [bad]), live);
    const { report, lines } = await run(url, rows(IMPORT_ROWS_MAX + 2), { confirm: "12" });
    expect(heard).toEqual([
      { path: "/v1/stores/import?publish=false", key: "Bearer bk_1", rows: IMPORT_ROWS_MAX },
      { path: "/v1/stores/import?publish=false", key: "Bearer bk_1", rows: 2 },
      { path: "/v1/stores/publish?confirm=12", key: "Bearer bk_1", rows: 0 },
    ]);
    expect(report).toMatchObject({ created: IMPORT_ROWS_MAX + 1, refused: [{ row: IMPORT_ROWS_MAX + 2 }] });
    expect(lines).toEqual([
      expect.stringMatching(/^part 1 of 2, rows 1–5000 of 5002: 5,000 created, .* \d+ rows\/s$/),
      expect.stringMatching(/^part 2 of 2, rows 5001–5002 of 5002: 1 created, .*1 refused/),
      "Refused",
      "  row 5002  invalid_geometry  There is no position",
      expect.stringMatching(/^5,001 created, 0 updated, 0 skipped, 1 refused, 0 warned of, \d/),
      expect.stringMatching(/^Live as version 7, published in \d/),
    ]);
  });

  test("as a dry run publishes nothing", async () => {
    const { url, heard } = await listen(taken(1));
    const { lines } = await run(url, rows(1), { dryRun: true });
    expect(heard.map(({ path }) => path)).toEqual(["/v1/stores/import?dryRun=true"]);
    expect(lines.at(-1)).toMatch(/^Nothing was changed\. It would be: 1 created/);
  });

  test("publishes nothing where nothing was taken", async () => {
    const { url, heard } = await listen(taken(0));
    await run(url, rows(1));
    expect(heard).toHaveLength(1);
  });

  test("sends a part again when the service asks for it", async () => {
    const busy = { status: 503, body: { code: "unavailable" }, headers: { "retry-after": "0.01" } };
    const { url, heard } = await listen(busy, taken(1), busy, live);
    expect((await run(url, rows(1))).report.created).toBe(1);
    expect(heard).toHaveLength(4);
  });

  test("refuses one row that is larger than a request, and goes on", async () => {
    const { url } = await listen({ status: 413, body: { code: "payload_too_large" } });
    expect((await run(url, rows(1))).report.refused).toMatchObject([{ row: 1, code: "payload_too_large" }]);
  });

  test.each([
    ["a part is not taken", [{ status: 401, body: { code: "unauthenticated" } }], /Row 1 .*401.*unauthenticated/],
    ["the stores do not go live", [taken(1), { status: 409, body: { code: "conflict" } }], /not live: 409.*conflict/],
  ])("ends where %s, and says why", async (_, answers, why) => {
    const { url } = await listen(...answers);
    await expect(run(url, rows(1))).rejects.toThrow(why);
  });

  test("ends where nobody answers", async () => {
    const { url } = await listen();
    server?.close();
    await expect(run(url, rows(1))).rejects.toThrow(/does not answer/);
  });
});
