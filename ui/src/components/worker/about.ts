import type { Field, Preview } from "../../client/worker";

type Remark = Preview["refusals"][number];

/** Where a remark that names no field belongs; what is left is about the NIK. */
const FIELDS: Record<string, Field> = {
  no_name: "name",
  date_mismatch: "born_on",
  no_date: "born_on",
  impossible_date: "born_on",
  over_age: "born_on",
  under_age: "born_on",
  sex_mismatch: "sex",
  family_card_shape: "family_card",
  kpj_shape: "kpj",
};

/** The field beside which a remark stands. */
export function about(remark: Remark): string {
  return remark.field ?? FIELDS[remark.code] ?? "nik";
}
