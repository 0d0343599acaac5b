import { type Beckon, pathOf, readPush, type Told } from "./push.ts";
import { dropOldShells, keepShell, shellAnswer } from "./shell.ts";

/** The phone's service worker: the page without a network, and the notice of an offer while no page is looked at. */
const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener("install", (event) => event.waitUntil(keepShell().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(dropOldShells().then(() => worker.clients.claim())));
worker.addEventListener("fetch", (event) => {
  const answer = shellAnswer(event.request);
  if (answer !== null) event.respondWith(answer);
});
worker.addEventListener("push", (event) => event.waitUntil(announce(event.data?.text() ?? "")));
worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data as Beckon));
});

const pages = (): Promise<readonly WindowClient[]> =>
  worker.clients.matchAll({ type: "window", includeUncontrolled: true });

// A page of this worker's is of its own origin: unlike a window's, its `postMessage` names none.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const tell = (page: Client, told: Told): void => page.postMessage(told);

/** The offer's id is the tag: told twice, it is one notice. */
async function announce(text: string): Promise<void> {
  const push = readPush(text);
  if (push === null) return;
  const { title, body, beckon } = push;
  const look = { icon: "/phone/icon-192.png", badge: "/phone/badge-96.png" };
  await worker.registration.showNotification(title, { body, tag: beckon.offerId, data: beckon, ...look });
  for (const page of await pages()) tell(page, { kind: "pushed", offerId: beckon.offerId });
}

/** In the page that is open, else in a new one. */
async function open(beckon: Beckon): Promise<void> {
  const path = pathOf(beckon, worker.registration.scope);
  const [page] = await pages();
  if (page === undefined) {
    await worker.clients.openWindow(path);
    return;
  }
  tell(page, { kind: "open", path });
  await page.focus();
}
