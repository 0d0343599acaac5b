import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useDone } from "../../../shared/notices.tsx";
import type { Store } from "../../queries.ts";
import { LargeChange } from "./large-change.tsx";
import { useDeleteStore, usePutStore } from "./queries.ts";
import { bodyOf, draftOf } from "./store-draft.ts";

const words = inBoth({
  en: { delete: "Delete", gone: (name: string) => `${name} is deleted` },
  sv: { delete: "Radera", gone: (name: string) => `${name} är raderad` },
});

/** Deletes a store at once, since it can be put back at once. */
export function DeleteStore({ store }: { readonly store: Store }) {
  const say = useWords(words);
  const done = useDone();
  const navigate = useNavigate();
  const remove = useDeleteStore();
  const put = usePutStore();
  const { id, name } = store;
  const run = (confirm?: number): void => {
    const making = { live: true, ...(confirm === undefined ? {} : { confirm }) };
    remove.mutate(
      { id, ...making },
      {
        onSuccess: () => {
          done(say.gone(name), () => put.mutate({ id, body: bodyOf(draftOf(store), store.fence), live: true }));
          void navigate({ to: "/stores" });
        },
      },
    );
  };
  return (
    <>
      <Button variant="default" loading={remove.isPending} onClick={() => run()}>
        {say.delete}
      </Button>
      <LargeChange act={remove} onConfirm={run} />
    </>
  );
}
