import { inBoth } from "../../../shared/language.tsx";

/** What an erasure removes and keeps is said by the service in English, the same sentence each time. */
const IN_SWEDISH: Readonly<Record<string, string>> = {
  "profile, identities, consents, devices, visits, purchases, decisions, offers and what counted towards limits":
    "profil, identiteter, samtycken, enheter, besök, köp, beslut, erbjudanden och det som räknades mot gränser",
  "entries that led from an e-mail address, a card or a cart to the shopper":
    "poster som ledde från en e-postadress, ett kort eller en korg till kunden",
  "offers that were not redeemed; their budget is free again":
    "erbjudanden som inte var inlösta; deras budget är fri igen",
  "the cart": "varukorgen",
  "entries of decisions under the shopper's pseudonym": "poster om beslut under kundens pseudonym",
  "entries that led from a device's key to the shopper": "poster som ledde från en enhets nyckel till kunden",
  "a keyed hash of the shopper id": "ett nycklat fingeravtryck av kundens id",
  "keyed hashes of what other systems knew the shopper by":
    "nycklade fingeravtryck av det som andra system kände kunden under",
  "the money record of an offer that a till took, without a link to the shopper":
    "bokföringen av ett erbjudande som en kassa har tagit, utan koppling till kunden",
  "an import must not bring the shopper back": "en import får inte föra kunden tillbaka",
  "bookkeeping, and goods that are brought back": "bokföring, och varor som lämnas tillbaka",
};

const asItIs = (english: string): string => english;
const inSwedish = (english: string): string => IN_SWEDISH[english] ?? english;
export const erasureWords = inBoth<(english: string) => string>({ en: asItIs, sv: inSwedish });
