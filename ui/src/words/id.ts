import { backup } from "./id/backup";
import { bill } from "./id/bill";
import { bpjs } from "./id/bpjs";
import { bundle, differences, line } from "./id/bundle";
import { adjust, cameOut, cards, check, handOver } from "./id/cards";
import { claims } from "./id/claims";
import { clerk } from "./id/clerk";
import { common, fields, sexes, states } from "./id/common";
import { cover } from "./id/cover";
import { coverage } from "./id/coverage";
import { decree } from "./id/decree";
import { help } from "./id/help";
import { home } from "./id/home";
import { importing, worklist } from "./id/importing";
import { incident } from "./id/incident";
import { laptops } from "./id/laptops";
import { letters } from "./id/letters";
import { look } from "./id/look";
import { mending } from "./id/mending";
import { nav } from "./id/nav";
import { own } from "./id/own";
import { people } from "./id/people";
import { photo, photos } from "./id/photos";
import { plan } from "./id/plan";
import { enrolment, register } from "./id/register";
import { bulk, out, roster } from "./id/roster";
import { settings } from "./id/settings";
import { shortcuts } from "./id/shortcuts";
import { start, unlock } from "./id/start";
import { tasks } from "./id/tasks";
import { tour } from "./id/tour";
import { update } from "./id/update";
import { validation } from "./id/validation";
import { same, worker } from "./id/worker";

/** Every word of the window, area by area. Plain words: no term that an officer would have to be
 * taught. The English table is typed by this one: a word that lacks there is an error of the check. */
export const id = {
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

export type Words = typeof id;
