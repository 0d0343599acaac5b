import { writeFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import { encode } from "uqr";

const WIDTH = 640;
const HEIGHT = 480;
const [DARK, BRIGHT, GREY] = [20, 235, 128];

/** One frame of YUV4MPEG2, which Chromium shows again and again where it was opened with `cameraAt(path)`. */
async function writeFrame(path: string, luma: Buffer): Promise<void> {
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\nFRAME\n`);
  await writeFile(path, Buffer.concat([header, luma, chroma]));
}

/** Writes what a camera sees before which somebody holds `text` as a QR code. */
export async function writeCameraFile(path: string, text: string): Promise<void> {
  const luma = Buffer.alloc(WIDTH * HEIGHT, BRIGHT);
  // A phone shows it with the least correction; a camera is glad of any.
  const { data, size } = encode(text, { ecc: "L", border: 4 });
  const module = Math.floor(HEIGHT / size);
  if (module < 3) throw new RangeError("the code is too fine for this camera");
  const [left, top] = [(WIDTH - size * module) >> 1, (HEIGHT - size * module) >> 1];
  for (let y = 0; y < size * module; y += 1) {
    for (const [column, dark] of (data[Math.floor(y / module)] ?? []).entries()) {
      const from = (top + y) * WIDTH + left + column * module;
      if (dark) luma.fill(DARK, from, from + module);
    }
  }
  await writeFrame(path, luma);
}

/** Writes what a camera sees before which somebody holds what `shown` shows on another screen. */
export async function filmScreen(path: string, shown: Locator): Promise<void> {
  const picture = (await shown.screenshot()).toString("base64");
  const darkroom = await shown.page().context().newPage();
  const luma = await darkroom.evaluate<number[]>(`(async () => {
    const image = await createImageBitmap(await (await fetch("data:image/png;base64,${picture}")).blob());
    const scale = Math.min(${WIDTH} / image.width, ${HEIGHT} / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    const canvas = new OffscreenCanvas(${WIDTH}, ${HEIGHT}).getContext("2d");
    canvas.fillStyle = "grey";
    canvas.fillRect(0, 0, ${WIDTH}, ${HEIGHT});
    canvas.drawImage(image, (${WIDTH} - width) / 2, (${HEIGHT} - height) / 2, width, height);
    const { data } = canvas.getImageData(0, 0, ${WIDTH}, ${HEIGHT});
    return Array.from({ length: ${WIDTH * HEIGHT} }, (_, n) => data[n * 4 + 1]);
  })()`);
  await darkroom.close();
  await writeFrame(path, Buffer.from(luma));
}

/** How Chromium is opened with that camera. Whether a page may use it is a permission of its context. */
export const cameraAt = (path: string): readonly string[] => [
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${path}`,
];
