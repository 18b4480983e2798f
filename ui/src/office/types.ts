/** What the office answers; see `office/src/serve/web/cases.rs`. */

export type Role = "penonton" | "verifikator" | "admin";

export interface Me {
  login: string;
  name: string;
  role: Role;
  fresh: boolean;
  csrf: string;
  office: string;
  region: string;
  region_name: string;
}

export interface Counted {
  workers: number;
  active: number;
  villages: number;
  source: string;
  dated: string;
  per_mille: number | null;
}

export interface Figures {
  villages: number;
  reported: number;
  late: number;
  heard_on: string | null;
  workers: number;
  again: number;
  active: number;
  counted: Counted | null;
  doubts: number;
  claims: number;
  claim_days: number | null;
}

export interface OverviewLine extends Figures {
  code: string;
  name: string;
  opens: boolean;
}

export interface Overview {
  on: string;
  month: string;
  late_after_days: number;
  way: [string, string][];
  total: Figures;
  lines: OverviewLine[];
}

export interface Side {
  worker: number;
  village: string;
  village_name: string;
  name: string;
  born_on: string;
  address: string;
  occupation: string;
  state: string;
}

export interface Pair {
  nik: string;
  one: Side;
  other: Side;
  same: boolean | null;
}

export interface Moved {
  village: string;
  nik: string;
  name: string;
  on: string;
  to: string | null;
  registered: string[];
}

export interface DecreeLine {
  village: string;
  village_name: string;
  number: string;
  dated: string;
  from_month: string;
  until_month: string;
  places: number;
  held: number;
  over: number;
}

export interface Granted {
  given: number;
  changed: number;
  same: number;
  places: number;
}

export interface Found {
  village: string;
  village_name: string;
  nik: string;
  name: string;
  fact: string;
}

export interface Group {
  people: number;
  found: Found[];
  /** Whether more were found than stand there. */
  more: boolean;
}

export interface Above {
  ages: string;
  two_payers: Group;
  over_age: Group;
  earning: Group;
  over_quota: DecreeLine[];
}

export interface Aims {
  late_days: number;
  each: number;
  by: "village" | "rw";
  money_rupiah: number;
  share_percent: number;
}

export interface Aimed {
  aims: Aims;
  villages: number;
  rws: number;
  target: number | null;
  people: number;
  active: number;
  rest: number | null;
  gained: number;
  pace_months: number;
  months_left: number | null;
  person_year_rupiah: string;
  target_year_rupiah: string | null;
  people_year_rupiah: string | null;
  village_share_rupiah: string;
  village_year_rupiah: string | null;
  village_over_rupiah: string | null;
  share_buys: number;
  short: { village: string; name: string; target: number; active: number }[];
}

export interface DeviceLine {
  village: string;
  village_name: string;
  device: string;
  tag: string;
  entries: number;
  heard_on: string | null;
  enrolled: boolean;
  continued_by: string[];
  lost: boolean;
  revoked_from: number | null;
}

export interface Member {
  login: string;
  name: string;
  role: Role;
  fresh: boolean;
}

export interface Deed {
  at: string;
  login: string;
  what: string;
  about: string;
}

export interface BpjsTold {
  sent: Record<string, number>;
  replied: Record<string, number>;
  sheets: Sheet[];
}

export interface Sheet {
  label: string;
  number: number;
  made_at: string;
  name: string;
  people: number;
}

export interface BpjsTaken {
  rows: number;
  people: number;
  unknown: number;
  rejected: number;
  refused: number;
  villages: number;
}
