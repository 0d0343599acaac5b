import jsQR from "jsqr";

/** Larger frames are not read better, only later. */
const EDGE_MAX_PX = 800;

/** The text of a QR code in a picture; null where there is none. */
function textIn(picture: ImageBitmap): string | null {
  const scale = Math.min(1, EDGE_MAX_PX / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (context === null) return null;
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return jsQR(data, width, height)?.data ?? null;
}

addEventListener("message", ({ data: picture }: MessageEvent<ImageBitmap>) => {
  const text = textIn(picture);
  picture.close();
  postMessage(text);
});
