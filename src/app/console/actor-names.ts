import { api, asked } from "../shared/client.ts";
import { inBoth, useWords } from "../shared/language.tsx";
import { useAnswer } from "../shared/query-hooks.ts";
import { useSession } from "./session.ts";

const words = inBoth({
  en: {
    key: (name: string) => `Key “${name}”`,
    operator: "The first admin key",
    you: (name: string) => `${name} (you)`,
  },
  sv: {
    key: (name: string) => `Nyckeln ”${name}”`,
    operator: "Den första adminnyckeln",
    you: (name: string) => `${name} (du)`,
  },
});

/** How many names are asked for at once; whoever is not among them is shown by their id. */
const NAMES_MAX = "500";
const useAll = () =>
  useAnswer(["actors"], async () => {
    const query = { limit: NAMES_MAX };
    const [people, keys] = await Promise.all([
      asked(api.people.$get({ query })),
      asked(api["api-keys"].$get({ query })),
    ]);
    return { people: people.items, keys: keys.items };
  });

/** Everybody who can be named as having done something, `person:…` or `key:…`. */
export function useActors(): readonly { readonly value: string; readonly label: string }[] {
  const say = useWords(words);
  const { data } = useAll();
  const people = (data?.people ?? []).map(({ id, email }) => ({ value: `person:${id}`, label: email }));
  const keys = (data?.keys ?? []).map(({ id, name }) => ({ value: `key:${id}`, label: say.key(name) }));
  return [...people, ...keys, { value: "key:key_admin", label: say.operator }];
}

/** What a key or a person goes by, of `api-keys/{id}` and `people/{id}`; undefined of all else. */
export function useNamedActors(): (resource: string) => string | undefined {
  const actors = useActors();
  return (resource) => {
    const actor = resource.replace(/^api-keys\//, "key:").replace(/^people\//, "person:");
    return actors.find(({ value }) => value === actor)?.label;
  };
}

/** Who did something, by the name that they go by; somebody who is gone by their id. */
export function useActorNames(): (actor: string) => string {
  const say = useWords(words);
  const session = useSession();
  const actors = useActors();
  return (actor) => {
    const name = actors.find(({ value }) => value === actor)?.label ?? actor;
    return actor === session.actor ? say.you(name) : name;
  };
}
