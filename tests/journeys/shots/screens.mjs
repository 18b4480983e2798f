// Every screen of the desk, and how one gets there. A screen that is added here is in every state.

const EVERYBODY = {};

/** Asks the desk itself, as the pages do; nothing where it refuses. */
async function ask(desk, useCase, request) {
  await desk.session.run(
    `window.__told = undefined;
     const { invoke } = window.__TAURI_INTERNALS__;
     invoke("call", { name: arguments[0], request: arguments[1] }).then(
       (answer) => { window.__told = { answer }; },
       () => { window.__told = { answer: null }; })`,
    useCase,
    request,
  );
  return (await desk.until(useCase, "return window.__told ?? null")).answer;
}

/** Opens a screen the way "back" does. */
async function show(desk, view) {
  await desk.session.run(
    `document.querySelector("dialog[open]")?.close();
     history.pushState(arguments[0], "");
     dispatchEvent(new PopStateEvent("popstate", { state: arguments[0] }))`,
    view,
  );
  await desk.settle();
  return true;
}

const at = (view) => (desk) => show(desk, view);

/** The screen of the first of a list; none in a village whose list is empty. */
const first = (useCase, request, list, view) => async (desk) => {
  const line = (await ask(desk, useCase, request))?.[list]?.[0];
  return line !== undefined && show(desk, view(line));
};
const worker = (name) =>
  first(
    "roster.list",
    { filter: EVERYBODY, limit: 1, offset: 0 },
    "workers",
    (line) => ({
      name,
      worker: line.worker,
    }),
  );

/** Then presses what this finds; nothing to see where it is not there. */
const press = (open, selector) => async (desk) => {
  if (!(await open(desk))) return false;
  const there = await desk.session.run(
    `const one = document.querySelector(arguments[0]);
     one?.focus();
     one?.click();
     return one !== null`,
    selector,
  );
  await desk.settle();
  return there;
};

/** Then types into fields by their names. */
const type = (open, texts) => async (desk) => {
  if (!(await open(desk))) return false;
  for (const [name, text] of Object.entries(texts))
    await desk.session.run(
      `const field = document.querySelector(\`main [name="\${arguments[0]}"]\`);
       if (!field) return;
       field.focus();
       field.value = arguments[1];
       field.dispatchEvent(new Event("input", { bubbles: true }));
       field.dispatchEvent(new Event("change", { bubbles: true }))`,
      name,
      text,
    );
  await desk.settle();
  return true;
};

/** Then presses a key. */
const key = (open, name) => async (desk) => {
  if (!(await open(desk))) return false;
  await desk.session.run(
    `document.activeElement?.blur();
     dispatchEvent(new KeyboardEvent("keydown", { key: arguments[0], bubbles: true }))`,
    name,
  );
  await desk.settle();
  return true;
};

const settings = (section) => at({ name: "settings", section });

/** In the order of the menu; `guide` names the help to which the picture belongs. `open` answers
 * whether this village has such a screen. */
export const SCREENS = [
  { name: "home", guide: "home", open: at({ name: "home" }) },
  { name: "roster", guide: "roster", open: at({ name: "roster" }) },
  {
    name: "roster-nothing",
    open: type(at({ name: "roster" }), { search: "qqqq" }),
  },
  { name: "worker", guide: "worker", open: worker("worker") },
  { name: "correct", guide: "correct", open: worker("correct") },
  { name: "register", guide: "register", open: at({ name: "register" }) },
  {
    name: "register-typed",
    open: type(at({ name: "register" }), {
      nik: "6474026505859001",
      name: "Siti Rahmawati",
    }),
  },
  { name: "importing", guide: "importing", open: at({ name: "importing" }) },
  { name: "worklist", guide: "worklist", open: at({ name: "worklist" }) },
  { name: "photos", guide: "photos", open: at({ name: "photos" }) },
  {
    name: "cards",
    guide: "cards",
    open: at({ name: "cards", filter: EVERYBODY }),
    slow: true,
  },
  {
    name: "letters",
    guide: "letters",
    open: at({ name: "letters" }),
    slow: true,
  },
  { name: "decrees", guide: "decrees", open: at({ name: "decrees" }) },
  {
    name: "decree",
    guide: "decree",
    open: first("decree.list", {}, "decrees", ({ decree }) => ({
      name: "decree",
      decree,
    })),
  },
  { name: "bills", guide: "bills", open: at({ name: "bills" }) },
  {
    name: "bill",
    guide: "bill",
    open: first("bill.list", {}, "bills", ({ bill }) => ({
      name: "bill",
      bill,
    })),
  },
  {
    name: "cover",
    guide: "cover",
    open: at({ name: "cover", standing: null }),
  },
  { name: "plan", guide: "plan", open: at({ name: "plan" }) },
  { name: "claims", guide: "claims", open: at({ name: "claims" }) },
  {
    name: "claim",
    guide: "claim",
    open: first("claim.list", {}, "claims", ({ claim }) => ({
      name: "claim",
      claim,
    })),
  },
  { name: "coverage", guide: "coverage", open: at({ name: "coverage" }) },
  { name: "validation", guide: "validation", open: at({ name: "validation" }) },
  { name: "bundle", guide: "bundle", open: at({ name: "bundle" }) },
  { name: "bpjs", guide: "bpjs", open: at({ name: "bpjs" }) },
  { name: "check", guide: "check", open: at({ name: "check" }) },
  { name: "check-refused", open: refused },
  { name: "settings", guide: "settings", open: settings("looks") },
  ...[
    "village",
    "clerks",
    "access",
    "laptops",
    "printing",
    "backup",
    "care",
  ].map((section) => ({
    name: `settings-${section}`,
    open: settings(section),
  })),
  { name: "rules", guide: "rules", open: at({ name: "rules" }) },
  { name: "help", open: key(at({ name: "register" }), "F1") },
  { name: "keys", open: key(at({ name: "home" }), "?") },
];

/** A text that is no card's. */
async function refused(desk) {
  const open = type(at({ name: "check" }), {
    card: "INI BUKAN KARTU",
    text: "INI BUKAN KARTU",
  });
  return press(open, "main form button[type=submit]")(desk);
}
