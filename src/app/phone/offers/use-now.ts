import { useEffect, useState } from "react";
import { useThisPhone } from "../this-phone.ts";

const TICK_MS = 1_000;

/** The service's time, second by second (epoch ms): a phone whose clock is wrong shows the true end of an offer. */
export function useNow(): number {
  const { phone } = useThisPhone();
  const [now, setNow] = useState(() => phone.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(phone.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [phone]);
  return now;
}
