import { Alert, Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { api, asked } from "../shared/client.ts";
import { inBoth, useWords } from "../shared/language.tsx";
import { useAnswer } from "../shared/query-hooks.ts";
import { may, useSession } from "./session.ts";

const words = inBoth({
  en: { stopped: "All offers are stopped.", settings: "Settings" },
  sv: { stopped: "Alla erbjudanden är stoppade.", settings: "Inställningar" },
});

const ASKED_EVERY_MS = 60_000;

/** Says around every page that nothing is offered anywhere, to those who may know how the deployment stands. */
export function Stopped() {
  const { roles } = useSession();
  return may(roles, ["support"]) ? <IfStopped isAdmin={may(roles, ["admin"])} /> : null;
}

function IfStopped({ isAdmin }: { readonly isAdmin: boolean }) {
  const say = useWords(words);
  const { data } = useAnswer(["status"], () => asked(api.status.$get()), { everyMs: ASKED_EVERY_MS });
  if (data?.settings.offersPaused !== true) return null;
  return (
    <Alert color="red" p="xs" mb="md" role="status">
      {say.stopped}{" "}
      {isAdmin && (
        <Anchor component={Link} to="/settings" size="sm" underline="always">
          {say.settings}
        </Anchor>
      )}
    </Alert>
  );
}
