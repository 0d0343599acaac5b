import type { AppliesTo } from "../../../../../domain/offers/applies-to.ts";
import type { Reward } from "../../../../../domain/offers/reward.ts";
import { inBoth, type Language } from "../../../../shared/language.tsx";
import { amountsInWords, shareInWords } from "./measures.ts";

const words = inBoth({
  en: {
    off: (what: string, of: string) => `${what} off ${of}`,
    price: (price: string, of: string) => `A piece for ${price}: ${of}`,
    free: (sku: string, worth: string) => `One piece of ${sku} free, worth up to ${worth}`,
    points: (points: string) => `${points} points`,
    cap: (most: string) => `At most ${most}`,
    after: "Also on what the till has reduced already",
    refuse: "Not on what the till has reduced already",
    cartProduct: "what was left in the cart, in any size and colour",
    cartSku: "the very articles that were left in the cart",
    skus: (list: string) => `the articles ${list}`,
    sameProduct: "in any size and colour",
    categories: (list: string) => `goods of ${list}`,
    basket: "everything that is bought",
    all: (of: string) => of,
    cheapest: (of: string) => `the cheapest piece of ${of}`,
    dearest: (of: string) => `the dearest piece of ${of}`,
  },
  sv: {
    off: (what: string, of: string) => `${what} rabatt på ${of}`,
    price: (price: string, of: string) => `${price} styck: ${of}`,
    free: (sku: string, worth: string) => `En ${sku} gratis, värd upp till ${worth}`,
    points: (points: string) => `${points} poäng`,
    cap: (most: string) => `Högst ${most}`,
    after: "Även på det som kassan redan har satt ned",
    refuse: "Inte på det som kassan redan har satt ned",
    cartProduct: "det som lämnades i varukorgen, i alla storlekar och färger",
    cartSku: "precis de artiklar som lämnades i varukorgen",
    skus: (list: string) => `artiklarna ${list}`,
    sameProduct: "i alla storlekar och färger",
    categories: (list: string) => `varor ur ${list}`,
    basket: "allt som köps",
    all: (of: string) => of,
    cheapest: (of: string) => `den billigaste av ${of}`,
    dearest: (of: string) => `den dyraste av ${of}`,
  },
});

/** What an offer gives, one line for each thing to be known of it. */
export function rewardInWords(reward: Reward, language: Language): string[] {
  const say = words[language];
  const cap = "cap" in reward && reward.cap !== null ? [say.cap(amountsInWords(reward.cap, language))] : [];
  const discounted = "onDiscounted" in reward ? [say[reward.onDiscounted]] : [];
  return [givenInWords(reward, language), ...cap, ...discounted];
}

function givenInWords(reward: Reward, language: Language): string {
  const say = words[language];
  switch (reward.kind) {
    case "percentOff":
      return say.off(shareInWords(reward.basisPoints, language), appliesInWords(reward.appliesTo, language));
    case "amountOff":
      return say.off(amountsInWords(reward.amount, language), appliesInWords(reward.appliesTo, language));
    case "fixedPrice":
      return say.price(amountsInWords(reward.price, language), appliesInWords(reward.appliesTo, language));
    case "freeItem":
      return say.free(reward.item.sku, amountsInWords(reward.item.value, language));
    case "points":
      return say.points(new Intl.NumberFormat(language).format(reward.points));
  }
}

function appliesInWords(applies: AppliesTo, language: Language): string {
  const say = words[language];
  return say[applies.target](reachInWords(applies, language));
}

function reachInWords(applies: AppliesTo, language: Language): string {
  const say = words[language];
  const list = (names: readonly string[]): string => new Intl.ListFormat(language).format(names);
  switch (applies.kind) {
    case "cartItems":
      return applies.match === "product" ? say.cartProduct : say.cartSku;
    case "skus":
      return `${say.skus(list(applies.skus))}${applies.match === "product" ? `, ${say.sameProduct}` : ""}`;
    case "categories":
      return say.categories(list(applies.categories));
    case "basket":
      return say.basket;
  }
}
