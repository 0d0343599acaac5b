import { kept } from "../kept.ts";

/** Why there is no picture, by the name of the browser's own error. */
export const CAMERA_TROUBLES = {
  NotAllowedError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  NotSupportedError: "insecure",
} as const;
export type CameraTrouble = (typeof CAMERA_TROUBLES)[keyof typeof CAMERA_TROUBLES] | "broken";

const isKnown = (name: string): name is keyof typeof CAMERA_TROUBLES => name in CAMERA_TROUBLES;

export function troubleOf(error: unknown): CameraTrouble {
  return error instanceof DOMException && isKnown(error.name) ? CAMERA_TROUBLES[error.name] : "broken";
}

/** The camera that was chosen here the last time. */
export const keptCamera = kept<string>("camera");

/** Where a page does not come over HTTPS, browsers have no cameras at all. */
function devices(): MediaDevices {
  if (!isSecureContext) throw new DOMException("no HTTPS", "NotSupportedError");
  return navigator.mediaDevices;
}

/** The picture of a camera; of the one that looks away from the cashier, where none was chosen. */
export async function openCamera(deviceId: string | null): Promise<MediaStream> {
  const video = deviceId === null ? { facingMode: "environment" } : { deviceId: { ideal: deviceId } };
  return devices().getUserMedia({ audio: false, video });
}

/** All of them by their names, which are known once one was allowed. */
export async function camerasHere(): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const all = await devices().enumerateDevices();
  return all
    .filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "")
    .map(({ deviceId, label }, index) => ({ value: deviceId, label: label === "" ? String(index + 1) : label }));
}
