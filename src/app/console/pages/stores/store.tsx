import { useParams } from "@tanstack/react-router";
import { Loaded, Page } from "../../../shared/page.tsx";
import { BackToStores } from "./back-to-stores.tsx";
import { DeleteStore } from "./delete-store.tsx";
import { useStore } from "./queries.ts";
import { StoreForm } from "./store-form.tsx";
import { Group } from "@mantine/core";

/** One store: what is said of it, and where it is. */
export function OneStore() {
  const { id } = useParams({ strict: false });
  return id === undefined ? null : <StoreById key={id} id={id} />;
}

function StoreById({ id }: { readonly id: string }) {
  const query = useStore(id);
  return (
    <Page
      title={query.data?.name ?? id}
      {...(query.data === undefined ? {} : { about: [query.data.address, id].filter(Boolean).join(" · ") })}
      actions={
        <Group gap="xs">
          {query.data !== undefined && <DeleteStore store={query.data} />}
          <BackToStores />
        </Group>
      }
    >
      <Loaded query={query}>{(store) => <StoreForm store={store} />}</Loaded>
    </Page>
  );
}
