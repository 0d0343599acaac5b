import type { CDPSession, Page } from "playwright-core";

/** What a push service would do, of which there is none: the browser itself hands it to the worker. */
export async function push(page: Page, origin: string, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const registrationId = await registrationOf(session);
  await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  await session.detach();
}

async function registrationOf(session: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const phone = registrations.find(({ scopeURL }) => scopeURL.endsWith("/phone/"));
      if (phone !== undefined) resolve(phone.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  return found;
}

/** A finger on the notice, which only the system could lift. */
export async function tap(page: Page): Promise<void> {
  const [worker] = page.context().serviceWorkers();
  if (worker === undefined) throw new Error("the page has no service worker");
  await worker.evaluate(`registration.getNotifications().then(([notification]) =>
    dispatchEvent(new NotificationEvent("notificationclick", { notification })))`);
}
