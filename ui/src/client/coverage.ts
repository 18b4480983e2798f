import type { AskCoverage, CountSegment, CoverageOrder } from "../contract/desk";
import { call } from "./call";

export type { Coverage, CoverageLine } from "../contract/desk";

export const coverage = (request: AskCoverage) => call("coverage.segments", request);
export const countSegment = (request: CountSegment) => call("coverage.count", request);
export const previewCoverage = (order: CoverageOrder) => call("coverage.preview", order);
export const printCoverage = (order: CoverageOrder, path: string) =>
  call("coverage.print", { order, path });
