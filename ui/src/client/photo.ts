import { call, type Step } from "./call";

export type { PhotosImported, PictureFate, WorkerPhoto } from "../contract/desk";

export const setPhoto = (worker: number, path: string) => call("photo.set", { worker, path });
export const getPhoto = (worker: number) => call("photo.get", { worker });
export const dropPhoto = (worker: number) => call("photo.drop", { worker });
export const importPhotos = (path: string, dry_run: boolean, onstep: (step: Step) => void) =>
  call("photo.import", { path, dry_run }, onstep);
