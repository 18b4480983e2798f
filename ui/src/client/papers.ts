import { call } from "./call";

/** Looking is written into the person's history. */
export const revealNumber = async (worker: number, field: string) =>
  (await call("worker.reveal", { worker, field })).text;
export const printData = (worker: number, path: string) => call("worker.data", { worker, path });
/** Whoever is signed in leaves; the other has the same role. */
export const handOver = (name: string, own: string, anew: string, path: string) =>
  call("clerk.hand_over", { name, passphrase: own, new_passphrase: anew, path });
export const incidentForm = (known: string, what: string, path: string) =>
  call("incident.form", { known_at: known, what, path });
