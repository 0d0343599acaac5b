import type { Finding } from "./findings.ts";
import type { Language } from "../../../shared/language.tsx";

/** A sentence in each language; `$1` stands for what the pattern found. */
type Sentence = readonly [pattern: RegExp, en: string, sv: string];

/** What the service says of a draft, as its author reads it. The service speaks of members; the form has labels. */
const SENTENCES: readonly Sentence[] = [
  [/^Too small: expected number to be >=(.+)$/, "Must be at least $1", "Måste vara minst $1"],
  [/^Too small: expected number to be >(.+)$/, "Must be more than $1", "Måste vara mer än $1"],
  [/^Too big: expected number to be <=(.+)$/, "Must be at most $1", "Får vara högst $1"],
  [/^Too big: expected string to have <=(\d+) characters$/, "At most $1 characters", "Högst $1 tecken"],
  [/^Too big: expected array to have <=(\d+) items$/, "At most $1 of them", "Högst $1 stycken"],
  [/^Too small: expected (?:string|array)/, "Still to be filled in", "Ska fyllas i"],
  [/^Invalid input: expected int/, "Must be a whole number", "Måste vara ett heltal"],
  [/^Invalid URL$/, "Must be a web address", "Måste vara en webbadress"],
  [/^Invalid ISO datetime$/, "Must be a date and a time", "Måste vara ett datum och en tid"],
  [
    /^Invalid string: must match pattern .*A-Za-z0-9._~-/,
    "Only letters without accents, digits and . _ ~ -",
    "Bara bokstäver utan prickar, siffror och . _ ~ -",
  ],
  [
    /^Invalid string: must match pattern .*x21-/,
    "Only plain letters, digits and signs",
    "Bara vanliga bokstäver, siffror och tecken",
  ],
  [/^Invalid string: must match pattern .*A-Z/, "Three capital letters, such as SEK", "Tre stora bokstäver, som SEK"],
  [
    /^Invalid key in record$|^must be a language tag/,
    "Must be a language tag, such as sv or sv-SE",
    "Måste vara en språkkod, som sv eller sv-SE",
  ],
  [/^Invalid/, "This is not a value that goes here", "Det här värdet passar inte här"],
  [/^Unknown member$/, "Not a part of a campaign", "Ingen del av en kampanj"],
  [
    /^must be an ISO 8601 duration/,
    "Must be a length of time, and not too long",
    "Måste vara en tidslängd, och inte för lång",
  ],
  [/^must be a duration such as/, "Must be a length of time, or for ever", "Måste vara en tidslängd, eller för alltid"],
  [
    /^must be at most (\d+) per shopper or device$/,
    "At most $1 per shopper or phone",
    "Högst $1 per kund eller telefon",
  ],
  [/^must be a text, a number/, "Still to be filled in", "Ska fyllas i"],
  [/^names a channel twice$/, "Names a channel twice", "Nämner en kanal två gånger"],
  [/^at most (\d+) variants$/, "At most $1 variants", "Högst $1 varianter"],
  [/^at most (\d+) languages$/, "At most $1 languages", "Högst $1 språk"],
  [
    /^groups may be nested (\d+) deep$/,
    "Groups may stand $1 deep in each other",
    "Grupper får stå $1 djupt i varandra",
  ],
  [/^give texts/, "Add a language", "Lägg till ett språk"],
  [/^is not available yet$/, "Is not available yet", "Finns inte än"],
  [/^must be later than startsAt$/, "Must be later than the start", "Måste vara senare än starten"],
  [/^selects no store$/, "No store is chosen", "Ingen butik är vald"],
  [
    /^is for the event dwelled alone$/,
    "Only a campaign that waits for a stay can assume one",
    "Bara en kampanj som väntar på att någon stannar kan anta det",
  ],
  [/^there is another variant (.+)$/, "There is another variant $1", "Det finns en annan variant $1"],
  [
    /^at least one variant needs a weight above 0$/,
    "At least one variant needs a weight above 0",
    "Minst en variant behöver en vikt över 0",
  ],
  [
    /^there is no text in (.+), the fallbackLocale$/,
    "There is no text in $1, the language to fall back on",
    "Det finns ingen text på $1, språket att falla tillbaka på",
  ],
  [/^names (\w+) twice$/, "Names $1 twice", "Nämner $1 två gånger"],
  [
    /^needs a cap: it is not about the cart$/,
    "Needs a cap, since it is not about the cart alone",
    "Behöver ett tak, eftersom den inte gäller korgen ensam",
  ],
  [
    /^needs a cap in (.+): there is a budget$/,
    "Needs a cap in $1, since there is a budget",
    "Behöver ett tak i $1, eftersom det finns en budget",
  ],
  [
    /^there is another budget per/,
    "There is another budget of this kind and period",
    "Det finns en annan budget av samma slag och period",
  ],
  [
    /^in (\w+) is less than one offer can cost$/,
    "In $1 it is less than one offer can cost",
    "I $1 är den mindre än vad ett erbjudande kan kosta",
  ],
  [
    /^nobody is held out/,
    "Nobody is held out, so what the offers add cannot be measured",
    "Ingen är i kontrollgruppen, så vad erbjudandena ger kan inte mätas",
  ],
  [
    /^must be above 0, or publishing needs/,
    "Must be above 0, or publishing needs a reason why not",
    "Måste vara över 0, eller så krävs ett skäl vid publicering",
  ],
  [
    /^must be percentOff/,
    "Must be a percentage: the settings bound the largest discount",
    "Måste vara procent: inställningarna begränsar den största rabatten",
  ],
  [
    /^must be at most (\d+), the maxSpreadBasisPoints/,
    "More than the settings allow",
    "Mer än inställningarna tillåter",
  ],
  [
    /^must be one of .+, the ladder of the settings$/,
    "Not a step of the discount ladder in the settings",
    "Inget steg på rabattstegen i inställningarna",
  ],
  [/^there is no placeholder (.+)$/, "There is no placeholder $1", "Det finns ingen platshållare $1"],
  [
    /^is about (\d+) characters long, at most (\d+) are shown$/,
    "About $1 characters long, at most $2 are shown",
    "Ungefär $1 tecken lång, högst $2 visas",
  ],
  [
    /^is (\d+) characters long for .*, at most (\d+) are shown$/,
    "$1 characters long for a shopper with long names, at most $2 are shown",
    "$1 tecken lång för en kund med långa namn, högst $2 visas",
  ],
  [
    /^says nothing of (.+), which the text in (.+) does$/,
    "Says nothing of $1, which the text in $2 does",
    "Säger inget om $1, som texten på $2 gör",
  ],
  [/^can never hold: nobody is meant$/, "Can never hold: nobody is meant", "Kan aldrig stämma: ingen menas"],
  [/^can never hold$/, "Can never hold", "Kan aldrig stämma"],
  [/^always holds/, "Always holds, wherever what it asks is known", "Stämmer alltid, där det som frågas är känt"],
  [/^the group holds no rule$/, "The group holds no rule", "Gruppen har ingen regel"],
  [
    /^(.+) is of one item of the cart/,
    "Is about one item of the cart: ask for it under “About which items”",
    "Handlar om en vara i korgen: fråga efter den under ”Vilka varor”",
  ],
  [/^there is no fact (.+)$/, "There is no fact $1", "Det finns ingen uppgift $1"],
  [/takes one of /, "This fact cannot be compared in this way", "Den här uppgiften kan inte jämföras så"],
  [/takes a list$/, "Still to be filled in", "Ska fyllas i"],
  [/^must be a date such as/, "Must be a date", "Måste vara ett datum"],
  [/^must be one of/, "Not a value that there is", "Inget värde som finns"],
  [/^must be a whole number of minor units/, "Must be an amount", "Måste vara ett belopp"],
  [/^must be true or false$/, "Must be yes or no", "Måste vara ja eller nej"],
  [/^must be a number$/, "Must be a number", "Måste vara ett tal"],
  [/^must be a (?:text|level)$/, "Must be a text", "Måste vara en text"],
  [
    /^the live campaign (\S+) .*ranks above it$/,
    "The live campaign $1 may speak whenever this one may, and ranks above it",
    "Kampanjen $1, som är igång, får tala när den här får det, och går före",
  ],
];

const MISSING: Readonly<Record<Language, string>> = { en: "Still to be filled in", sv: "Ska fyllas i" };

/** What is not typed yet needs no other words. */
export const sentenceOf = ({ message, level }: Finding, language: Language): string =>
  level === "missing" ? MISSING[language] : sentenceFor(message, language);

/** What is newer than these sentences stands as the service says it. */
export function sentenceFor(message: string, language: Language): string {
  const [pattern, en, sv] = SENTENCES.find(([known]) => known.test(message)) ?? [];
  if (pattern === undefined) return message;
  const [found = ""] = pattern.exec(message) ?? [];
  const said = { en: en ?? "", sv: sv ?? "" }[language];
  return found.replace(pattern, said.replaceAll(/\$(?!\d)/g, "$$$$"));
}
