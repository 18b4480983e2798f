import type { EnterValidation, RtName } from "../contract/desk";
import { call } from "./call";
import { EVERYBODY } from "./roster";

export type {
  RtName,
  ValidationEntered,
  ValidationOutcome,
  ValidationPerson,
  ValidationRt,
  ValidationState,
} from "../contract/desk";

export const validationState = (month: string) => call("validation.state", { month });
export const validationPeople = async (month: string, part: RtName) =>
  (await call("validation.show", { month, filter: EVERYBODY, part })).people;
export const enterValidation = (
  month: string,
  part: RtName,
  outcomes: EnterValidation["outcomes"],
) => call("validation.enter", { month, filter: EVERYBODY, part, outcomes });
