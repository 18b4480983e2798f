import { addMonths } from "../../src/components/worker/months";
import type { UseCases } from "../../src/contract/desk";

type Answers = { [Name in keyof UseCases]?: (request: UseCases[Name][0]) => UseCases[Name][1] };

const LOWEST = 16_800;
const digits = (text: string) => Number(text.replace(/\D/g, ""));

/** A plan by the lowest tariff alone: enough to look at the page. */
export const plan: Answers = {
  "plan.brackets": () => ({
    brackets: [0, 1_100_000, 1_300_000, 1_500_000].map((from, at) => ({
      from: String(from),
      base: String(1_000_000 + at * 200_000),
      due: String(LOWEST + at * 2_000),
    })),
  }),
  "plan.budget": ({ from, until, purses, groups }) => {
    const [year = 0, first = 1] = from.split("-").map(Number);
    const [last = 0, end = 1] = until.split("-").map(Number);
    const count = (last - year) * 12 + end - first;
    const each = LOWEST * count;
    const left = groups.map(({ people }) => people ?? Infinity);
    const line = (purse: number | null, group: number, places: number) => ({
      purse,
      group,
      places,
      each: String(each),
      each_normal: String(each),
      each_lowest: String(each / 2),
      cost: String(each * places),
    });
    const rests: string[] = [];
    const shares = purses.flatMap(({ money }, purse) => {
      let rest = digits(money);
      const paid = groups.map((_, group) => {
        const places = Math.min(left[group] ?? 0, Math.floor(rest / each));
        rest -= places * each;
        left[group] = (left[group] ?? 0) - places;
        return line(purse, group, places);
      });
      rests.push(String(rest));
      return paid;
    });
    const unpaid = left.flatMap((people, group) =>
      people > 0 && people < Infinity ? [line(null, group, people)] : [],
    );
    const sum = (list: { cost: string }[]) => list.reduce((all, one) => all + Number(one.cost), 0);
    const lacks = sum(unpaid);
    return {
      places: shares.reduce((all, one) => all + one.places, 0),
      cost: String(sum(shares)),
      rests,
      reliefs: purses.map(({ kind }) =>
        kind === "apbdes" ? "ask" : kind === "apbd" ? "no" : "yes",
      ),
      shares,
      unpaid,
      over: String(Math.max(0, lacks - Number(rests.at(-1) ?? 0))),
      months: Array.from({ length: count }, (_, at) => ({
        month: addMonths(from, at),
        cost: String(Math.round((sum(shares) / count) * (at < 3 ? 0.6 : 1))),
        unpaid: String(Math.round(lacks / count)),
        relief: String(at < 3 ? Math.round((sum(shares) / count) * 0.4) : 0),
      })),
      doubts: [],
    };
  },
};
