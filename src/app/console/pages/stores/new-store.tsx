import { inBoth, useWords } from "../../../shared/language.tsx";
import { Page } from "../../../shared/page.tsx";
import { BackToStores } from "./back-to-stores.tsx";
import { StoreForm } from "./store-form.tsx";

const words = inBoth({
  en: { title: "New store", about: "Name it, and draw the area that counts as being there." },
  sv: { title: "Ny butik", about: "Ge den ett namn, och rita området som räknas som att vara där." },
});

export function NewStore() {
  const say = useWords(words);
  return (
    <Page title={say.title} about={say.about} actions={<BackToStores />}>
      <StoreForm store={null} />
    </Page>
  );
}
