import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { api, asked, service } from "../shared/client.ts";
import { useAct, useAnswer } from "../shared/query-hooks.ts";

export const readSession = () => asked(api.session.$get());
export type Session = Awaited<ReturnType<typeof readSession>>;
export type Role = Session["roles"][number];

export const useSessionQuery = () => useAnswer(["session"], readSession);

/** Set wherever somebody is signed in: there is no page of the console without. */
export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("nobody is signed in");
  return session;
}

/** Whether somebody in these roles may do what is open to `allowed`; who is admin may do all that people may. */
export const may = (roles: readonly Role[], allowed: readonly Role[]): boolean =>
  roles.includes("admin") || allowed.some((role) => roles.includes(role));

export const useSignIn = () =>
  useAct((link: string) => asked(service["sign-in"].$post({ json: { link } })), [["session"]]);

/** Nothing that was read by somebody stays for who comes after them. */
export function useSignOut() {
  const queries = useQueryClient();
  return useAct(async () => {
    await asked(api.session.$delete());
    queries.clear();
    location.assign("/console/");
  });
}
