import fc from "fast-check";
import { expect, test } from "vitest";
import { foldVisits, type Visit } from "./fold.ts";
import type { Observation } from "./observation.ts";
import { overlaps, stretchOf } from "./stretch.ts";
import { at, NEW_YORK, PARIS, sights, TOKYO, type Word } from "./testing.ts";
import { orderTrack, suspicions } from "./track.ts";
import { dwelledAt, newTransitions, type Reported, type Transition } from "./transitions.ts";

const PLACES = [PARIS, PARIS, PARIS, NEW_YORK, TOKYO];
const DWELL_AFTER = 60;
const END = at(200_000);

const anyWord = fc.constantFrom<Word>("in", "in", "deep", "car", "unsure", "blur", "edge", "out", "out", "out");
const anySeconds = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((n) => n * 10),
  fc.integer({ min: 0, max: 80_000 }),
);

/** Any track around two stores, in any order, with equal times. `anchors` are the places it may claim to be at. */
const anyTrack = (anchors: readonly string[]): fc.Arbitrary<Observation[]> =>
  fc.uniqueArray(
    fc
      .tuple(anySeconds, fc.record({ a: anyWord, b: anyWord }), fc.constantFrom(...anchors))
      .map(([seconds, stores, anchor]) => sights(seconds, stores, anchor)),
    { maxLength: 40, selector: ({ fixId }) => fixId },
  );

/** The same observations shuffled, with some of them doubled. */
const anyArrival = (sent: readonly Observation[]): fc.Arbitrary<Observation[]> =>
  fc.subarray([...sent]).chain((doubled) => {
    const all = [...sent, ...doubled];
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  });

const anyTrackTwice = anyTrack(PLACES).chain((sent) => fc.tuple(fc.constant(sent), anyArrival(sent)));

test("any order and doubling of the same fixes is the same track, the same visits, the same suspicions", () => {
  fc.assert(
    fc.property(anyTrackTwice, fc.integer({ min: 0, max: 100_000 }), ([sent, arrived], now) => {
      expect(orderTrack(arrived)).toEqual(orderTrack(sent));
      expect(foldVisits(arrived, at(now))).toEqual(foldVisits(sent, at(now)));
      expect(suspicions(arrived)).toEqual(suspicions(sent));
    }),
  );
});

test("visits of one store follow one another, and each is in order within itself", () => {
  fc.assert(
    fc.property(anyTrack(PLACES), fc.integer({ min: 0, max: 100_000 }), (sent, now) => {
      const visits = foldVisits(sent, at(now));
      for (const storeId of ["a", "b"]) {
        const own = visits.filter((visit) => visit.storeId === storeId);
        own.slice(1).forEach((visit, i) => expect(own[i]?.exitedAt).toBeLessThanOrEqual(visit.enteredAt));
      }
      for (const { enteredAt, lastInsideAt, exitedAt, insideAt } of visits) {
        expect(insideAt[0]).toBe(enteredAt);
        expect(insideAt.toSorted((a, b) => a - b)).toEqual(insideAt);
        expect(insideAt.at(-1)).toBeLessThanOrEqual(lastInsideAt);
        expect([null, lastInsideAt]).toContain(exitedAt);
      }
    }),
  );
});

test("a store that a fix does not list is the same as one that it lists as clearly outside", () => {
  const saysAll = (observation: Observation): Observation => {
    const missing = ["a", "b"].filter((id) => !observation.stores.some(({ storeId }) => storeId === id));
    const outside = missing.map(
      (storeId) => ({ storeId, position: "outside", confidence: "low", clear: true, assumable: false }) as const,
    );
    return observation.accuracyKnown ? { ...observation, stores: [...observation.stores, ...outside] } : observation;
  };
  fc.assert(
    fc.property(anyTrack(PLACES), (sent) => {
      expect(foldVisits(sent.map(saysAll), END)).toEqual(foldVisits(sent, END));
    }),
  );
});

test("one store's visits do not depend on another's fence", () => {
  fc.assert(
    fc.property(anyTrack(PLACES), (sent) => {
      const alone = sent.map((one) => ({ ...one, stores: one.stores.filter(({ storeId }) => storeId === "a") }));
      expect(foldVisits(alone, END)).toEqual(foldVisits(sent, END).filter(({ storeId }) => storeId === "a"));
    }),
  );
});

/** What a device is told when its fixes come in these requests. */
function tell(requests: readonly (readonly Observation[])[]): {
  readonly told: readonly Transition[];
  readonly reported: readonly Reported[];
  readonly visits: readonly Visit[];
} {
  let kept: readonly Observation[] = [];
  let reported: readonly Reported[] = [];
  const told: Transition[] = [];
  const request = (now: number): readonly Visit[] => {
    const visits = foldVisits(kept, now);
    const news = newTransitions(visits, reported, DWELL_AFTER);
    reported = news.reported;
    told.push(...news.transitions);
    expect(newTransitions(visits, reported, DWELL_AFTER)).toEqual({ transitions: [], reported });
    for (const storeId of ["a", "b"]) {
      const open = count(told, storeId, "entered") - count(told, storeId, "exited");
      expect(open).toBe(reported.filter((stay) => stay.storeId === storeId && !stay.exited).length);
      expect(open === 0 || open === 1).toBe(true);
    }
    return visits;
  };
  for (const brought of requests) {
    kept = [...kept, ...brought];
    request(Math.max(...kept.map((one) => one.at), 0));
  }
  return { visits: request(END), told, reported };
}

const count = (told: readonly Transition[], store: string, what: string): number =>
  told.filter(({ storeId, event }) => storeId === store && event === what).length;

const anyCuts = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 12 });
const cut = (sent: readonly Observation[], sizes: readonly number[]): Observation[][] => {
  const requests: Observation[][] = [];
  let from = 0;
  for (let i = 0; from < sent.length; i += 1) {
    const to = from + (sizes[i % sizes.length] ?? 1);
    requests.push(sent.slice(from, to));
    from = to;
  }
  return requests;
};

test("whatever the batching and order, every stay is told once: one entry, at most one dwell, one exit", () => {
  fc.assert(
    fc.property(anyTrackTwice, anyCuts, ([, arrived], sizes) => {
      const { told, reported, visits } = tell(cut(arrived, sizes));
      for (const storeId of ["a", "b"]) {
        expect(count(told, storeId, "exited")).toBe(count(told, storeId, "entered"));
        expect(count(told, storeId, "dwelled")).toBeLessThanOrEqual(count(told, storeId, "entered"));
      }
      for (const visit of visits) {
        const stays = reported.filter((stay) => overlaps(stay, stretchOf(visit)));
        expect(stays).toHaveLength(1);
        if (dwelledAt(visit, DWELL_AFTER) !== null) expect(stays[0]?.dwelled).toBe(true);
      }
    }),
  );
});

test("in order, the batching changes nothing of what is told", () => {
  const essence = (told: readonly Transition[]): ReadonlySet<string> =>
    new Set(told.map(({ storeId, event, at: when }) => `${event} ${storeId} ${when}`));
  const distinctTimes = anyTrack([PARIS]).map((sent) => [...new Map(sent.map((one) => [one.at, one])).values()]);
  fc.assert(
    fc.property(distinctTimes, anyCuts, (sent, sizes) => {
      const ordered = sent.toSorted((a, b) => a.at - b.at);
      expect(essence(tell(cut(ordered, sizes)).told)).toEqual(essence(tell([ordered]).told));
    }),
  );
});
