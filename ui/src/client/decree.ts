import type {
  AmendDecree,
  FreePlace,
  GivePlaces,
  IssueDecree,
  JoinWaiting,
  NameFunding,
} from "../contract/desk";
import { call, type Step } from "./call";

export type {
  DecreeLine,
  DecreeList,
  DecreePage,
  FundingLine,
  NameFunding,
  PlaceLine,
  PlacesGiven,
  WaitingLine,
} from "../contract/desk";

export const listFunding = async () => (await call("funding.list", {})).funding;
export const nameFunding = (terms: NameFunding) => call("funding.name", terms);
export const correctFunding = (funding: number, terms: NameFunding) =>
  call("funding.correct", { funding, terms });
export const voidFunding = (id: number, reason: string) => call("funding.void", { id, reason });

export const listDecrees = () => call("decree.list", {});
/** With who holds a place in the month; in this one where none is given. */
export const showDecree = (decree: number, month: string | null) =>
  call("decree.show", { decree, month });
export const issueDecree = (decree: IssueDecree) => call("decree.issue", decree);
export const amendDecree = (amendment: AmendDecree) => call("decree.amend", amendment);
/** Says the memberships of those who hold places to the end of the decree. */
export const followDecree = (decree: number, onstep: (step: Step) => void) =>
  call("decree.follow", { decree }, onstep);
export const voidDecree = (id: number, reason: string) => call("decree.void", { id, reason });

export const givePlaces = (request: GivePlaces, onstep: (step: Step) => void) =>
  call("place.give", request, onstep);
export const freePlace = (request: FreePlace) => call("place.free", request);
export const joinWaiting = (request: JoinWaiting) => call("waiting.join", request);
export const leaveWaiting = (worker: number, decree: number, reason: string) =>
  call("waiting.leave", { worker, decree, reason });
