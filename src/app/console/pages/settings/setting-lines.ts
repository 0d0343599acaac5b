import type { Settings } from "../../../../domain/settings.ts";
import type { Change } from "../../../shared/changes.tsx";
import { sayDuration } from "../../../shared/durations.ts";
import type { Language } from "../../../shared/language.tsx";
import { channelWords } from "../../channel-words.ts";
import { countryName } from "./countries-list.ts";
import { type SettingName, settingWords, valueWords } from "./setting-words.ts";

/** One setting in words. `key` tells the same setting of two versions. */
interface Line {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

type Country = Settings["countries"][string];
type Said = readonly [name: SettingName, text: string];

const percent = (basisPoints: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 }).format(basisPoints / 10_000);

/** How settings are said in one language. */
function wordsIn(language: Language) {
  const say = valueWords[language];
  const channels = channelWords[language];
  const share = (basisPoints: number): string => percent(basisPoints, language);
  return {
    say,
    share,
    yesNo: (is: boolean): string => (is ? say.yes : say.no),
    listed: (items: readonly string[]): string => (items.length === 0 ? say.none : items.join(", ")),
    hours: (hours: Settings["quietHours"]): string => (hours === null ? say.none : `${hours.from}–${hours.to}`),
    limit: ({ count, period, channels: only }: Settings["contactLimits"][number]): string =>
      say.atMost(count, sayDuration(period, language), only?.map((one) => channels[one]).join(", ") ?? say.allChannels),
  };
}

function everywhere(settings: Settings, language: Language): readonly Said[] {
  const { say, share, yesNo, listed, hours, limit } = wordsIn(language);
  const { ladder, maxSpreadBasisPoints, relevanceThreshold, neverDiscount, discreetCategories } = settings.guardrails;
  return [
    ["offersPaused", yesNo(settings.offersPaused)],
    ["abandonedAfter", sayDuration(settings.abandonedAfter, language)],
    ["dwellAfter", sayDuration(settings.dwellAfter, language)],
    ["stockStaleAfter", sayDuration(settings.stockStaleAfter, language)],
    ["quietHours", hours(settings.quietHours)],
    ["contactLimits", listed(settings.contactLimits.map(limit))],
    ["adultAge", say.years(settings.adultAge)],
    ["unknownAge", say[settings.unknownAge]],
    ["globalHoldout", share(settings.globalHoldoutBasisPoints)],
    ["requireHoldout", yesNo(settings.requireHoldout)],
    ["approvals", yesNo(settings.approvals === "required")],
    ["ladder", ladder === null ? say.any : listed(ladder.map(share))],
    ["maxSpread", maxSpreadBasisPoints === null ? say.any : share(maxSpreadBasisPoints)],
    ["relevance", share(relevanceThreshold * 10_000)],
    ["neverCategories", listed(neverDiscount.categories)],
    ["neverSkus", listed(neverDiscount.skus)],
    ["discreet", listed(discreetCategories)],
    ["webOrigins", listed(settings.webOrigins)],
  ];
}

function inCountry(country: Country, language: Language): readonly Said[] {
  const { say, listed, hours } = wordsIn(language);
  return [
    ["quietHours", hours(country.quietHours)],
    ["adultAge", country.adultAge === null ? say.none : say.years(country.adultAge)],
    ["disclosures", listed(Object.entries(country.disclosures).map(([tag, text]) => `${tag}: “${text}”`))],
    ["publicHolidays", listed(country.publicHolidays)],
  ];
}

/** Every setting in words, in the order of the form. */
export function linesOf(settings: Settings, language: Language): readonly Line[] {
  const labels = settingWords[language];
  const { in: within } = valueWords[language];
  const countries = Object.entries(settings.countries).flatMap(([code, country]) =>
    inCountry(country, language).map(([name, text]) => ({
      key: `${code} ${name}`,
      label: within(countryName(code, language), labels[name].label),
      text,
    })),
  );
  const general = everywhere(settings, language).map(([name, text]) => ({
    key: name,
    label: labels[name].label,
    text,
  }));
  return [...general, ...countries];
}

/** What differs between two versions, setting by setting, as people say it. */
export function settingChanges(before: Settings, after: Settings, language: Language): readonly Change[] {
  const [was, is] = [before, after].map((one) => new Map(linesOf(one, language).map((line) => [line.key, line])));
  const keys = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...keys].flatMap((key) => {
    const [old, now] = [was?.get(key), is?.get(key)];
    const label = now?.label ?? old?.label ?? key;
    return old?.text === now?.text ? [] : [{ label, before: old?.text ?? null, after: now?.text ?? null }];
  });
}
