import { TextInput } from "@mantine/core";
import { useState } from "react";
import { REVOKE_REASON_MAX_CHARS } from "../../../../domain/bounds.ts";
import { Confirm } from "../../../shared/confirm.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { type Offer, useRevokeOffer } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Take the offer back",
    about: "It is worth nothing at any till from now on, and its budget is free again. It cannot be given anew.",
    reason: "Why",
    reasonHint: "Kept with the offer. No names or addresses.",
    verb: "Take back",
    done: "The offer was taken back.",
  },
  sv: {
    title: "Återkalla erbjudandet",
    about:
      "Det är inte värt något i någon kassa från och med nu, och dess budget är fri igen. Det kan inte ges på nytt.",
    reason: "Varför",
    reasonHint: "Sparas med erbjudandet. Inga namn eller adresser.",
    verb: "Återkalla",
    done: "Erbjudandet är återkallat.",
  },
});

interface RevokeOfferProps {
  readonly shopperId: string;
  readonly offer: Offer;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function RevokeOffer({ shopperId, offer, opened, onClose }: RevokeOfferProps) {
  const say = useWords(words);
  const [reason, setReason] = useState("");
  const revoke = useRevokeOffer(shopperId, offer.id);
  const done = useDone();
  const confirm = (): void =>
    revoke.mutate(reason, {
      onSuccess() {
        done(say.done);
        onClose();
      },
    });
  return (
    <Confirm {...say} opened={opened} act={revoke} onConfirm={confirm} onClose={onClose}>
      <TextInput
        label={say.reason}
        description={say.reasonHint}
        value={reason}
        maxLength={REVOKE_REASON_MAX_CHARS}
        data-autofocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        required
      />
    </Confirm>
  );
}
