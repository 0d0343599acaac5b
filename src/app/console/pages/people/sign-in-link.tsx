import { Button } from "@mantine/core";
import { Dialog } from "../../../shared/dialog.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import { ShownOnce } from "../../shown-once.tsx";
import { type Person, useSignInLink } from "./queries.ts";

const words = inBoth({
  en: {
    make: "Sign-in link",
    title: "A link that signs them in",
    for: (email: string) => `For ${email}`,
    about: (until: string) =>
      `It serves once, until ${until}. Only where nothing is real: in production they sign in by your identity provider.`,
  },
  sv: {
    make: "Länk",
    title: "En länk som loggar in dem",
    for: (email: string) => `För ${email}`,
    about: (until: string) =>
      `Den gäller en gång, till ${until}. Finns bara där inget är på riktigt: i drift loggar de in via er egen inloggning.`,
  },
});

/** Makes a link that signs somebody in, where there is no identity provider to do so. */
export function SignInLink({ person: { id, email } }: { readonly person: Person }) {
  const say = useWords(words);
  const { clock } = useMoments();
  const make = useSignInLink(id);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={`${say.make} ${email}`}
        loading={make.isPending}
        onClick={() => make.mutate(undefined)}
      >
        {say.make}
      </Button>
      <Dialog opened={!make.isIdle && !make.isPending} onClose={make.reset} title={say.title}>
        {make.error !== null && <Trouble error={make.error} />}
        {make.data !== undefined && (
          <ShownOnce
            title={say.for(email)}
            about={say.about(clock(make.data.expiresAt))}
            text={`${location.origin}/console/#link=${make.data.link}`}
            onClose={make.reset}
          />
        )}
      </Dialog>
    </>
  );
}
