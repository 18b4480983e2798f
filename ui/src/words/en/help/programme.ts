import type { programme as id } from "../../id/help/programme";

export const programme: typeof id = {
  decrees: {
    title: "Decrees & places",
    what: "The decrees that pay the contributions: how many places, from which money, for which months.",
    steps: [
      "Record the source of the money once.",
      "Record the decree: number, date, months and places.",
      "Open the decree and give places to people.",
      "Whoever gets none goes on the waiting list.",
    ],
    wrong: [
      "A decree changed during the year? Open it and press “Record an amending decree”.",
      "A yellow mark? It warns of places that end, or of a new year without a decree.",
    ],
  },
  decree: {
    title: "One decree",
    what: "Who holds a place of this decree, how many are free, and who is waiting.",
    steps: [
      "See how many places are taken this month.",
      "Press “Give places” to choose the people.",
      "Press “Free” when somebody dies, moves or takes a formal job.",
      "The first on the waiting list gets the next place.",
    ],
    wrong: [
      "Not enough places? Use the waiting list; Lindung keeps its order.",
      "Given by mistake? Free the place; the reason is recorded.",
    ],
  },
  bills: {
    title: "Contributions",
    what: "The bills of each decree, what was paid, and what was not.",
    steps: [
      "Make a bill from a decree whose people hold places.",
      "Pay through the bank or an official channel with the payment code.",
      "Open the bill and record the payment.",
      "See who is behind from the figures on the home page.",
    ],
    wrong: [
      "The sum differs from the bank's? Do not change it; record what was really paid.",
      "The bill is wrong? Void it with a reason and make a new one.",
    ],
  },
  bill: {
    title: "One bill",
    what: "The people, months and rupiah of one bill, and its payments.",
    steps: [
      "Compare the number of people and the sum.",
      "Press “Record a payment” once the money is paid.",
      "Write date and sum as on the receipt.",
      "Keep the receipt in the decree's folder.",
    ],
    wrong: [
      "Paid too little? Record what was paid; the rest stays in sight.",
      "Recorded wrongly? Void that payment with a reason. Money never disappears silently.",
    ],
  },
  plan: {
    title: "Budget plan",
    what: "A quick calculation: for how many people this money is enough, or the other way round. Nothing is recorded.",
    steps: [
      "Fill in money, people, or both.",
      "Choose where the money comes from, the first month and how long.",
      "Read the result beside it; it changes as you type.",
    ],
    wrong: [
      "It differs from the department's sum? Look at the first month and the cover chosen.",
      "It is an estimate. BPJS Ketenagakerjaan decides.",
    ],
  },
  claims: {
    title: "Claims",
    what: "Benefits being arranged: accidents at work and deaths, and the papers still missing.",
    steps: [
      "Press “Report a claim” and type the person's NIK.",
      "Write what happened and when.",
      "Gather the papers that are asked for.",
      "File it with BPJS Ketenagakerjaan, then record the decision and the payment.",
    ],
    wrong: [
      "Not sure whether the person is a member? Report first; Lindung checks the cover.",
      "Nothing moves? What has waited longest is at the top; call the BPJS Ketenagakerjaan office.",
    ],
  },
  claim: {
    title: "One claim",
    what: "The folder of one claim: which papers are missing, who the heirs are, how far along it is.",
    steps: [
      "Look first at the papers that are missing.",
      "Tick the papers that are here and attach their photos.",
      "Print the letters that have to be signed.",
      "Press “Change the stage” whenever the claim moves on.",
    ],
    wrong: [
      "Recorded wrongly? Remove that record with a reason.",
      "The heirs disagree? Do not decide yourself; write it down and take it to the village head.",
    ],
  },
  cover: {
    title: "Who is covered",
    what: "Who is covered, who is behind, and for whom nothing was ever paid.",
    steps: [
      "Choose which of them to see.",
      "Begin with those who are behind: their cover ends soon.",
      "Press a name to see why.",
    ],
    wrong: ["Paid, and still behind? Record the payment on its bill."],
  },
  coverage: {
    title: "Coverage",
    what: "What share of all workers of the village is covered, by RT and occupation.",
    steps: [
      "Write how many workers there are, by the village's figures.",
      "See which RT has the least.",
      "Print or save it for the meeting.",
    ],
    wrong: ["More than 100%? The total is too small; correct that figure."],
  },
  validation: {
    title: "Monthly validation",
    what: "Once a month: are the people on the list still there, still working, still in their RT?",
    steps: [
      "Choose an RT.",
      "Read the names together with the head of the RT.",
      "Mark who died, moved, took a formal job or is too old. The rest stay as they are.",
      "One RT done, go on to the next.",
    ],
    wrong: [
      "Interrupted? What is marked is saved; go on at any time.",
      "Not sure about somebody? Leave it and ask.",
    ],
  },
  bpjs: {
    title: "BPJSTK files",
    what: "Files of new members for BPJS Ketenagakerjaan, and its replies.",
    steps: [
      "Make the file and check how many people are in it.",
      "Send it to the BPJS Ketenagakerjaan office.",
      "When the reply comes, take it here.",
      "See who was rejected and why.",
    ],
    wrong: [
      "Somebody was rejected? Correct the details; the next file will include them again.",
      "The reply cannot be read? Make sure nobody changed it, and that Excel has it closed.",
    ],
  },
  rules: {
    title: "Rules in use",
    what: "Tariffs, benefits and age limits used for calculating, and the law behind each.",
    steps: [
      "Read which rule applies, and since when.",
      "If the office gives a file of new rules, the head can take it here.",
    ],
    wrong: ["A rule looks out of date? Call the provincial office; do not calculate it yourself."],
  },
};
