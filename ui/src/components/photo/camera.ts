/** The camera of the laptop, where its web view lends one. Untried: the machines on which Lindung
    is built and tested have none, and WebKitGTK lends it only where it was built with it. */
export async function hasCamera(): Promise<boolean> {
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (!devices?.getUserMedia || !devices.enumerateDevices) return false;
  const found = await devices.enumerateDevices().catch(() => []);
  return found.some((device) => device.kind === "videoinput");
}

export const startCamera = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ video: { height: { ideal: 1080 } }, audio: false });

export const stopCamera = (stream: MediaStream | undefined): void =>
  stream?.getTracks().forEach((track) => track.stop());

/** What the camera shows now, as a JPEG in base64. */
export function shot(video: HTMLVideoElement): string {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return jpegOf(canvas);
}

/** A canvas as a JPEG in base64, without the heading of its address. */
export const jpegOf = (canvas: HTMLCanvasElement): string =>
  canvas.toDataURL("image/jpeg", 0.95).replace(/^[^,]*,/, "");
