import type { AskCoverage, CountSegment } from "../contract/desk";
import { call } from "./call";

export type { Coverage, CoverageLine } from "../contract/desk";

export const coverage = (request: AskCoverage) => call("coverage.segments", request);
export const countSegment = (request: CountSegment) => call("coverage.count", request);
