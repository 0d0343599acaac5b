import { inBoth, useWords } from "../../../shared/language.tsx";
import { useSession } from "../../session.ts";

const words = inBoth({
  en: { you: "you", key: (id: string) => `API key ${id}` },
  sv: { you: "du", key: (id: string) => `API-nyckel ${id}` },
});

/** Who did something, from how the audit names them: `person:anna`, `key:key_8f`. */
export function useActorWords(): (actor: string) => string {
  const say = useWords(words);
  const session = useSession();
  return (actor) => {
    if (actor === session.actor) return say.you;
    const [kind, ...id] = actor.split(":");
    return kind === "key" ? say.key(id.join(":")) : id.join(":") || actor;
  };
}
