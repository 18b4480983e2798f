import type { CorrectClaim, HeirLine, PayClaim, ReportClaim } from "../contract/desk";
import { call } from "./call";

export type {
  ClaimEstimate,
  ClaimList,
  ClaimPage,
  ClaimPaperLine,
  ClaimSummary,
  ClaimTotal,
  CorrectClaim,
  PayClaim,
  ReportClaim,
} from "../contract/desk";

export const listClaims = (state: string | null, worker: number | null) =>
  call("claim.list", { state, worker });
export const showClaim = (claim: number) => call("claim.show", { claim });
export const reportClaim = (report: ReportClaim) => call("claim.report", report);
export const gatherPaper = (claim: number, paper: string) =>
  call("claim.paper", { claim, paper, on: null });
export const attachScan = (claim: number, paper: string, path: string) =>
  call("claim.scan", { claim, paper, path, on: null });
export const getScan = (claim: number, scan: string) => call("claim.scan_get", { claim, scan });
export const advanceClaim = (claim: number, state: string, on: string, note: string) =>
  call("claim.advance", { claim, state, on, note });
export const payClaim = (payment: PayClaim) => call("claim.pay", payment);
export const correctClaim = (correction: CorrectClaim) => call("claim.correct", correction);
export const voidPart = (claim: number, part: string, reason: string) =>
  call("claim.void_part", { claim, part, reason });
export const voidClaim = (id: number, reason: string) => call("claim.void", { id, reason });
export const printClaim = (claim: number, what: string, path: string) =>
  call("claim.print", { claim, what, path });
export const nameHeirs = (worker: number, heirs: HeirLine[]) =>
  call("worker.heirs", { worker, heirs });

/** An ISO date as officers type it. */
export const typedDay = (iso: string) => iso.split("-").reverse().join("-");
