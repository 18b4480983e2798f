import { backup } from "./en/backup";
import { bill } from "./en/bill";
import { bpjs } from "./en/bpjs";
import { bundle, differences, line } from "./en/bundle";
import { adjust, cameOut, cards, check, handOver } from "./en/cards";
import { claims } from "./en/claims";
import { clerk } from "./en/clerk";
import { common, fields, sexes, states } from "./en/common";
import { cover } from "./en/cover";
import { coverage } from "./en/coverage";
import { decree } from "./en/decree";
import { help } from "./en/help";
import { home } from "./en/home";
import { importing, worklist } from "./en/importing";
import { incident } from "./en/incident";
import { laptops } from "./en/laptops";
import { letters } from "./en/letters";
import { look } from "./en/look";
import { mending } from "./en/mending";
import { nav } from "./en/nav";
import { own } from "./en/own";
import { people } from "./en/people";
import { photo, photos } from "./en/photos";
import { plan } from "./en/plan";
import { enrolment, register } from "./en/register";
import { bulk, out, roster } from "./en/roster";
import { settings } from "./en/settings";
import { shortcuts } from "./en/shortcuts";
import { start, unlock } from "./en/start";
import { tasks } from "./en/tasks";
import { tour } from "./en/tour";
import { update } from "./en/update";
import { validation } from "./en/validation";
import { same, worker } from "./en/worker";
import type { Words } from "./id";

/** The same words in English, for visitors and for the national office. */
export const en: Words = {
  adjust,
  backup,
  bill,
  bpjs,
  bulk,
  bundle,
  cameOut,
  cards,
  check,
  claims,
  clerk,
  common,
  cover,
  coverage,
  decree,
  differences,
  enrolment,
  fields,
  handOver,
  help,
  home,
  importing,
  incident,
  laptops,
  letters,
  line,
  look,
  mending,
  nav,
  out,
  own,
  people,
  photo,
  photos,
  plan,
  register,
  roster,
  same,
  settings,
  sexes,
  shortcuts,
  start,
  states,
  tasks,
  tour,
  unlock,
  update,
  validation,
  worker,
  worklist,
};
