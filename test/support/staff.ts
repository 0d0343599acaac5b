import { done, type Shop } from "./shop.ts";

/** Somebody at the console, whose browser keeps a cookie. */
export class Staff {
  readonly #origin: string;
  #cookie = "";

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Calls as a page of the service's own origin. Throws where the answer is no success. */
  async call(method: string, path: string, body?: unknown): Promise<void> {
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const headers = { origin: this.#origin, cookie: this.#cookie, ...type };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(this.#origin + path, { method, headers, redirect: "manual", ...content });
    if (answer.status >= 400) throw new Error(`${method} ${path} → ${answer.status} ${await answer.text()}`);
    const [kept = ""] = answer.headers.getSetCookie();
    if (kept !== "") this.#cookie = kept.split(";")[0] ?? "";
  }
}

/** A link that signs somebody new in, who may everything. */
export async function linkFor({ admin }: Shop, id: string, email: string): Promise<string> {
  done(await admin("PUT", `/v1/people/${id}`, { body: { email, roles: ["admin"] } }));
  return done(await admin<{ link: string }>("POST", "/v1/sign-in-links", { body: { personId: id } })).link;
}
