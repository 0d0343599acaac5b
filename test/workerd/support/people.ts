import { admin, type Answer, done, ORIGIN, send } from "./api.ts";

/** What a browser sends along with a request of a page of this origin. */
export const SAME_ORIGIN = { "sec-fetch-site": "same-origin", origin: ORIGIN } as const;

/** Lets somebody sign in with these roles. */
export async function aPerson(id: string, roles: readonly string[], over: object = {}): Promise<void> {
  done(await admin("PUT", `/v1/people/${id}`, { email: `${id}@tallstig.example`, roles, ...over }));
}

/** The cookie that an answer sets, as a browser would send it. */
export const cookieIn = ({ headers }: Pick<Answer<unknown>, "headers">): string =>
  (headers.get("set-cookie") ?? "").split(";")[0] ?? "";

export const linkFor = async (personId: string): Promise<string> =>
  done(await admin<{ link: string }>("POST", "/v1/sign-in-links", { personId })).link;

export const followLink = (link: string, headers: Readonly<Record<string, string>> = SAME_ORIGIN) =>
  send("/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ link }),
  });

/** Calls the Worker as a page in the browser of somebody who is signed in. */
export type Page = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer<unknown>>;

export const pageWith =
  (cookie: string): Page =>
  (method, path, body, headers = SAME_ORIGIN) => {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { "content-type": "application/json" };
    return send(path, { method, headers: { cookie, ...type, ...headers }, ...content });
  };

export const signIn = async (id: string): Promise<Page> => pageWith(cookieIn(await followLink(await linkFor(id))));
