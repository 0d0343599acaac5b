import type { Channel } from "../../domain/contacts/contact.ts";
import { inBoth } from "../shared/language.tsx";

/** By what somebody can be reached. */
export const channelWords = inBoth<Readonly<Record<Channel, string> & Record<string, string | undefined>>>({
  en: {
    email: "E-mail",
    sms: "SMS",
    push: "Push, our offers among them",
    letter: "Letter",
    postcard: "Postcard",
    phone: "Telephone",
    other: "Other",
  },
  sv: {
    email: "E-post",
    sms: "Sms",
    push: "Push, även våra erbjudanden",
    letter: "Brev",
    postcard: "Vykort",
    phone: "Telefon",
    other: "Annat",
  },
});
