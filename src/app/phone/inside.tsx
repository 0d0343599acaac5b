import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { inBoth, useWords } from "../shared/language.tsx";
import { Waiting } from "../shared/page.tsx";
import { refusalOf } from "../shared/refused.ts";
import { useDone } from "../shared/notices.tsx";
import { BottomNav } from "./bottom-nav.tsx";
import { goTo, useRoute } from "./here.tsx";
import { Offer } from "./pages/offer.tsx";
import { Offers } from "./pages/offers.tsx";
import { Unknown } from "./pages/unknown.tsx";
import { useMe, useNews } from "./queries.ts";
import { useThisPhone } from "./this-phone.ts";
import { useCell } from "./tracking/cell.ts";
import { useTold } from "./worker-link.ts";
import type { Told } from "./worker/push.ts";

// The wallet is what the phone opens with; the rest comes when somebody goes there, or when the shell is kept.
const Near = lazy(async () => ({ default: (await import("./pages/near.tsx")).Near }));
const Me = lazy(async () => ({ default: (await import("./pages/me.tsx")).Me }));
const Erased = lazy(async () => ({ default: (await import("./pages/erased.tsx")).Erased }));

const words = inBoth({
  en: { pushed: "There is an offer for you" },
  sv: { pushed: "Det finns ett erbjudande till dig" },
});

/** The phone of somebody: its pages, and what reaches it whichever of them is shown. */
export function Inside() {
  const [erasureId, setErasureId] = useState<string | null>(null);
  return (
    <Suspense fallback={<Waiting />}>
      {erasureId === null ? <Pages onErased={setErasureId} /> : <Erased erasureId={erasureId} />}
    </Suspense>
  );
}

function Pages({ onErased }: { readonly onErased: (erasureId: string) => void }) {
  usePushes();
  useAnswers();
  const { error } = useMe();
  if (error !== null && refusalOf(error).code === "unauthenticated") {
    return (
      <main>
        <Unknown />
      </main>
    );
  }
  return (
    <div className="phone-inside">
      <main>
        <Shown onErased={onErased} />
      </main>
      <BottomNav />
    </div>
  );
}

function Shown({ onErased }: { readonly onErased: (erasureId: string) => void }) {
  const route = useRoute();
  switch (route.page) {
    case "offers":
      return <Offers />;
    case "offer":
      return <Offer offerId={route.offerId} />;
    case "near":
      return <Near />;
    case "me":
      return <Me section={route.section} onErased={onErased} />;
  }
}

/** A push was shown, or its notice was tapped. */
function usePushes(): void {
  const say = useWords(words);
  const news = useNews();
  const done = useDone();
  useTold(
    useCallback(
      (told: Told) => {
        news();
        if (told.kind === "open") goTo(told.path);
        else done(say.pushed);
      },
      [news, done, say],
    ),
  );
}

/** A ping was answered: it may have brought an offer, or noticed a visit. */
function useAnswers(): void {
  const news = useNews();
  const { sender } = useThisPhone();
  const newest = useCell(sender.state).reports[0]?.at;
  useEffect(() => {
    if (newest !== undefined) news();
  }, [newest, news]);
}
