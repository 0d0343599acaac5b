import { useEffect } from "react";
import type { Told } from "./worker/push.ts";

/** Has the page start without a network, and notices come while it is closed. Without it the page still works. */
export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/app/phone/worker.js", { scope: "/phone/" }).catch(() => undefined);
}

/** Hears what the worker tells this page. */
export function useTold(heard: (told: Told) => void): void {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const { serviceWorker } = navigator;
    const listen = ({ data }: MessageEvent<Told>): void => heard(data);
    serviceWorker.addEventListener("message", listen);
    serviceWorker.startMessages();
    return () => serviceWorker.removeEventListener("message", listen);
  }, [heard]);
}
