/** Decodes away from the page, which stays quick meanwhile: one picture at a time. */
class Decoder {
  readonly #worker = new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "module" });

  read(picture: ImageBitmap): Promise<string | null> {
    return new Promise((resolve) => {
      this.#worker.addEventListener("message", ({ data }: MessageEvent<string | null>) => resolve(data), {
        once: true,
      });
      this.#worker.postMessage(picture, [picture]);
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}

/** Resolves with the next frame that a video shows, or with null once nobody waits. */
const nextFrame = (video: HTMLVideoElement, signal: AbortSignal): Promise<ImageBitmap | null> =>
  new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => resolve(null), { once: true });
    video.requestVideoFrameCallback(() => {
      if (signal.aborted) resolve(null);
      else createImageBitmap(video).then(resolve, reject);
    });
  });

/** The first text in what a video shows that is `good`; null if it is ended before. */
export async function firstCode(
  video: HTMLVideoElement,
  isGood: (text: string) => boolean,
  signal: AbortSignal,
): Promise<string | null> {
  const decoder = new Decoder();
  try {
    for (;;) {
      // One frame after the other, since a newer one is better than a queue of old ones.
      const frame = await nextFrame(video, signal);
      if (frame === null) return null;
      const text = await decoder.read(frame);
      if (text !== null && isGood(text)) return text;
    }
  } finally {
    decoder.end();
  }
}
