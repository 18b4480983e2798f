import { call, type Step } from "./call";

export type { PhotosImported, PictureFate, WorkerPhoto } from "../contract/desk";

export const lookAtPicture = (path: string) => call("photo.look", { path });
/** The picture as it was cut on the screen, in base64. */
export const setPhoto = (worker: number, picture: string) =>
  call("photo.set", { worker, path: null, picture });
export const getPhoto = (worker: number) => call("photo.get", { worker });
export const dropPhoto = (worker: number) => call("photo.drop", { worker });
export const importPhotos = (path: string, dry_run: boolean, onstep: (step: Step) => void) =>
  call("photo.import", { path, dry_run }, onstep);
