import { Center, Loader } from "@mantine/core";
import { refusalOf } from "../shared/refused.ts";
import { Trouble } from "../shared/trouble.tsx";
import { SessionContext, useSessionQuery } from "./session.ts";
import { Shell } from "./shell.tsx";
import { SignIn } from "./sign-in.tsx";

/** The console of somebody who is signed in, or the way in. */
export function Console() {
  const { data, error, refetch } = useSessionQuery();
  if (error !== null && refusalOf(error).code === "unauthenticated") return <SignIn />;
  if (data !== undefined) {
    return (
      <SessionContext value={data}>
        <Shell />
      </SessionContext>
    );
  }
  return <Center h="100dvh">{error === null ? <Loader /> : <Trouble error={error} retry={refetch} />}</Center>;
}
