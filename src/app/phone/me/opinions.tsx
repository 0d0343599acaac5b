import type { SingleView } from "../../../domain/privacy/single-view.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { wordsFor } from "../../shared/reason-words.ts";
import { feedbackWords } from "../offers/feedback-words.ts";
import { useThisPhone } from "../this-phone.ts";
import { Fact, Facts } from "./fact.tsx";

const words = inBoth({
  en: {
    none: "You have said nothing of an offer, and no other channel has spoken to you.",
    muted: { category: "Nothing is said of", campaign: "Nothing is said of the campaign", store: "Nothing is said at" },
    until: (time: string) => `Until ${time}`,
    tooOften: "You hear from us half as often",
    notMine: "A phone that hears nothing of the cart",
    takenOut: "Taken out of the cart",
    an: "An offer",
    contact: (channel: string) => `You were written to: ${channel}`,
  },
  sv: {
    none: "Du har inte sagt något om ett erbjudande, och ingen annan kanal har talat till dig.",
    muted: { category: "Inget sägs om", campaign: "Inget sägs om kampanjen", store: "Inget sägs på" },
    until: (time: string) => `Till ${time}`,
    tooOften: "Du hör av oss hälften så ofta",
    notMine: "En telefon som inget hör om varukorgen",
    takenOut: "Borttaget ur varukorgen",
    an: "Ett erbjudande",
    contact: (channel: string) => `Du fick ett meddelande: ${channel}`,
  },
});

/** What they said of offers, what holds because of it, and what other channels told them. */
export function Opinions({ me: { calm, offers } }: { readonly me: SingleView }) {
  const say = useWords(words);
  const verbs = useWords(feedbackWords);
  const { moment } = useMoments();
  const { storeNames } = useThisPhone();
  const { feedback, muted, notMine, takenOut, tooOftenUntil, contacts } = calm;
  const labels = Object.fromEntries(Object.entries(verbs).map(([kind, { label }]) => [kind, label]));
  const titleOf = (offerId: string): string => offers.find(({ id }) => id === offerId)?.title ?? say.an;
  const count =
    feedback.length +
    muted.length +
    notMine.length +
    takenOut.length +
    contacts.length +
    Number(tooOftenUntil !== null);
  return (
    <Facts none={say.none} count={count}>
      {muted.map(({ kind, name, until }) => (
        <Fact key={kind + name} label={wordsFor(say.muted, kind)} about={say.until(moment(until))}>
          {kind === "store" ? storeNames.of(name) : name}
        </Fact>
      ))}
      {tooOftenUntil !== null && (
        <Fact label={say.tooOften} about={say.until(moment(tooOftenUntil))}>
          {null}
        </Fact>
      )}
      {notMine.map(({ deviceId, at }) => (
        <Fact key={deviceId} label={say.notMine} about={moment(at)}>
          {null}
        </Fact>
      ))}
      {takenOut.map(({ offerId, at, lines }) => (
        <Fact key={offerId} label={say.takenOut} about={moment(at)}>
          {lines.map(({ sku }) => sku).join(", ")}
        </Fact>
      ))}
      {feedback.toReversed().map(({ offerId, kind, at }) => (
        <Fact key={offerId + kind} label={titleOf(offerId)} about={moment(at)}>
          {wordsFor(labels, kind)}
        </Fact>
      ))}
      {contacts.map(({ channel, at, campaign }) => (
        <Fact key={channel + at} label={say.contact(channel)} about={moment(at)}>
          {campaign}
        </Fact>
      ))}
    </Facts>
  );
}
