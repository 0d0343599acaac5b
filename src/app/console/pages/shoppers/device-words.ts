import { inBoth } from "../../../shared/language.tsx";
import type { DeviceNow } from "./queries.ts";

const PLATFORMS: Readonly<Record<string, string>> = { ios: "iPhone", android: "Android", web: "Web" };
export const platformName = (platform: string): string => PLATFORMS[platform] ?? platform;

type DeviceRefusal = NonNullable<DeviceNow["lastRefusal"]>["code"];

type Said<Codes extends string> = Readonly<Record<Codes, string> & Record<string, string | undefined>>;

export const deviceStateWords = inBoth<Said<DeviceNow["state"]>>({
  en: { active: "In use", revoked: "Revoked", moved: "Now somebody else’s" },
  sv: { active: "I bruk", revoked: "Spärrad", moved: "Nu någon annans" },
});

/** Why a device was refused, and what the shopper can do about it: what the phone itself is not told. */
export const refusalWords = inBoth<Said<DeviceRefusal>>({
  en: {
    no_consent: "the shopper has not agreed to the use of their location. They can, in the app.",
    paused: "the shopper has paused. It goes on by itself when the pause ends.",
    proof_replayed: "a request came twice. Nothing to do, unless it goes on.",
    key_replaced: "it speaks with an old key. Restarting the app helps; else sign in again.",
    device_revoked: "the device was revoked. The shopper has to sign in to the app again.",
    device_moved: "somebody else signed in on this phone. It is theirs now.",
    credential_expired: "the app had not been open for too long. Opening it helps; else sign in again.",
    other_audience: "the app speaks to another service than this. It has to be updated.",
    ping_too_old: "it sent positions more than a day late, or its clock is behind. Set the clock to automatic.",
    ping_in_future: "its clock is ahead. Set the clock to automatic.",
  },
  sv: {
    no_consent: "kunden har inte sagt ja till att platsen används. Det går att göra i appen.",
    paused: "kunden har gjort uppehåll. Det går vidare av sig självt när uppehållet är slut.",
    proof_replayed: "en begäran kom två gånger. Inget att göra, om det inte fortsätter.",
    key_replaced: "den talar med en gammal nyckel. Starta om appen; annars logga in igen.",
    device_revoked: "enheten är spärrad. Kunden måste logga in i appen igen.",
    device_moved: "någon annan har loggat in på telefonen. Den är deras nu.",
    credential_expired: "appen hade inte varit öppen på för länge. Öppna den; annars logga in igen.",
    other_audience: "appen talar med en annan tjänst än denna. Den måste uppdateras.",
    ping_too_old:
      "den sände positioner mer än ett dygn för sent, eller så går klockan efter. Ställ klockan på automatisk.",
    ping_in_future: "klockan går före. Ställ klockan på automatisk.",
  },
});
