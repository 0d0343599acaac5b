/** What an explanation may say, in the languages of the retailer's countries. `{…}` stand for values. */
type Wording = Readonly<Record<"en" | "sv" | "nb" | "da" | "nl", string>>;

/** Why the offer came. */
export const BECAUSE = {
  cart_abandoned: {
    en: "You left something in your cart.",
    sv: "Du lämnade något i din varukorg.",
    nb: "Du la igjen noe i handlekurven.",
    da: "Du efterlod noget i din kurv.",
    nl: "Je liet iets achter in je winkelmandje.",
  },
  store_visited: {
    en: "You are, or were, in the store.",
    sv: "Du är, eller var, i butiken.",
    nb: "Du er, eller var, i butikken.",
    da: "Du er, eller var, i butikken.",
    nl: "Je bent, of was, in de winkel.",
  },
  profile: {
    en: "It was weighed what you bought and looked at with us.",
    sv: "Det vägdes in vad du har köpt och tittat på hos oss.",
    nb: "Det ble tatt hensyn til hva du har kjøpt og sett på hos oss.",
    da: "Der blev taget hensyn til, hvad du har købt og set på hos os.",
    nl: "Er is gekeken naar wat je bij ons kocht en bekeek.",
  },
  agreed: {
    en: "You agreed to offers and to your location being used for them.",
    sv: "Du har sagt ja till erbjudanden och till att din plats används för dem.",
    nb: "Du har sagt ja til tilbud og til at posisjonen din brukes til dem.",
    da: "Du har sagt ja til tilbud og til, at din placering bruges til dem.",
    nl: "Je hebt ja gezegd tegen aanbiedingen en het gebruik van je locatie daarvoor.",
  },
} as const satisfies Record<string, Wording>;
export type BecauseCode = keyof typeof BECAUSE;

/** What had no part in it. */
export const NOT_USED = {
  position: {
    en: "Your exact position: it is never kept.",
    sv: "Din exakta position: den sparas aldrig.",
    nb: "Den nøyaktige posisjonen din: den lagres aldri.",
    da: "Din nøjagtige position: den gemmes aldrig.",
    nl: "Je exacte positie: die wordt nooit bewaard.",
  },
  profile: {
    en: "What you bought or looked at before.",
    sv: "Vad du har köpt eller tittat på tidigare.",
    nb: "Hva du har kjøpt eller sett på før.",
    da: "Hvad du tidligere har købt eller set på.",
    nl: "Wat je eerder kocht of bekeek.",
  },
  others: {
    en: "What other people do, and anything that is bought about you elsewhere.",
    sv: "Vad andra gör, eller något som köpts in om dig från annat håll.",
    nb: "Hva andre gjør, eller noe som er kjøpt om deg andre steder.",
    da: "Hvad andre gør, eller noget, der er købt om dig andre steder.",
    nl: "Wat anderen doen, of iets wat elders over jou is gekocht.",
  },
} as const satisfies Record<string, Wording>;
export type NotUsedCode = keyof typeof NOT_USED;

/** What the shopper can do about it: each is a kind of feedback. */
export const ACTIONS = {
  not_for_me: {
    label: { en: "Not for me", sv: "Inte för mig", nb: "Ikke for meg", da: "Ikke for mig", nl: "Niets voor mij" },
    effect: {
      en: "For 30 days you hear nothing of this category.",
      sv: "Under 30 dagar hör du inget om den här kategorin.",
      nb: "I 30 dager hører du ingenting om denne kategorien.",
      da: "I 30 dage hører du intet om denne kategori.",
      nl: "Je hoort 30 dagen niets over deze categorie.",
    },
  },
  already_bought: {
    label: {
      en: "Already bought",
      sv: "Redan köpt",
      nb: "Allerede kjøpt",
      da: "Allerede købt",
      nl: "Al gekocht",
    },
    effect: {
      en: "These items leave your cart.",
      sv: "De här varorna tas bort ur din varukorg.",
      nb: "Disse varene fjernes fra handlekurven.",
      da: "Disse varer fjernes fra din kurv.",
      nl: "Deze artikelen verdwijnen uit je winkelmandje.",
    },
  },
  not_mine: {
    label: {
      en: "Not my cart",
      sv: "Inte min varukorg",
      nb: "Ikke min handlekurv",
      da: "Ikke min kurv",
      nl: "Niet mijn winkelmandje",
    },
    effect: {
      en: "This phone hears nothing of this cart any more.",
      sv: "Den här telefonen hör inget mer om den här varukorgen.",
      nb: "Denne telefonen hører ikke mer om denne handlekurven.",
      da: "Denne telefon hører ikke mere om denne kurv.",
      nl: "Deze telefoon hoort niets meer over dit winkelmandje.",
    },
  },
  too_often: {
    label: { en: "Too often", sv: "För ofta", nb: "For ofte", da: "For ofte", nl: "Te vaak" },
    effect: {
      en: "For 90 days you hear from us half as often at most.",
      sv: "Under 90 dagar hör vi av oss högst hälften så ofta.",
      nb: "I 90 dager hører du fra oss høyst halvparten så ofte.",
      da: "I 90 dage hører du højst fra os halvt så ofte.",
      nl: "Je hoort 90 dagen hooguit half zo vaak van ons.",
    },
  },
  wrong_store: {
    label: {
      en: "I was not there",
      sv: "Jag var inte där",
      nb: "Jeg var ikke der",
      da: "Jeg var der ikke",
      nl: "Ik was daar niet",
    },
    effect: {
      en: "The visit is closed, and nothing is learnt from it.",
      sv: "Besöket avslutas, och inget lärs av det.",
      nb: "Besøket avsluttes, og ingenting læres av det.",
      da: "Besøget afsluttes, og intet læres af det.",
      nl: "Het bezoek wordt gesloten en er wordt niets van geleerd.",
    },
  },
} as const satisfies Record<string, { readonly label: Wording; readonly effect: Wording }>;
