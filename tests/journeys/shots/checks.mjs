// What a script can see of a picture: what overlaps, is cut off, reaches beyond the window, or is
// said in the other language. Runs in the page; answers the faults, in words.

/** The body of a function whose arguments are the patterns of the other language. */
export const FAULTS = `
const [foreign] = arguments;
const faults = [];
const SLACK = 2; // px: letters are drawn a little beyond their box
const style = (element) => getComputedStyle(element);
const open = document.querySelector("dialog[open]");
const scope = open ?? document.body;

function shown(element) {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  return !element.closest(".unseen, [aria-hidden=true], option, .skip");
}
const named = (element) => {
  const text = (element.innerText ?? "").trim().replace(/\\s+/g, " ").slice(0, 60);
  return element.tagName.toLowerCase() + (text ? ' "' + text + '"' : "." + element.className);
};

// Beyond the window.
const page = document.documentElement;
if (page.scrollWidth > innerWidth + 1) faults.push("the page is " + (page.scrollWidth - innerWidth) + " px too wide");
for (const box of document.querySelectorAll("main, dialog[open]"))
  if (box.scrollWidth > box.clientWidth + 1)
    faults.push(named(box).slice(0, 20) + " is " + (box.scrollWidth - box.clientWidth) + " px too wide");

// The texts that are in sight: what a scrolled box or the window hides is no fault.
function sight(element) {
  let box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let up = element; up && up !== document.body; up = up.parentElement) {
    const { overflowX, overflowY, position } = style(up);
    const rect = up.getBoundingClientRect();
    if (overflowX !== "visible") box = { ...box, left: Math.max(box.left, rect.left), right: Math.min(box.right, rect.right) };
    if (overflowY !== "visible") box = { ...box, top: Math.max(box.top, rect.top), bottom: Math.min(box.bottom, rect.bottom) };
    if (position === "fixed") break;
  }
  return box;
}
const meet = (a, b) => ({
  left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
  top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
});
const wide = (box) => box.right - box.left > SLACK && box.bottom - box.top > SLACK;

const texts = [];
const walk = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
for (let node = walk.nextNode(); node; node = walk.nextNode()) {
  const text = node.textContent.trim();
  const element = node.parentElement;
  if (!text || !element || !shown(element) || element.closest("script, style, select")) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = sight(element);
  const lines = [...range.getClientRects()];
  const seen = lines.map((line) => meet(line, box)).filter(wide);
  if (seen.length > 0) texts.push({ text, element, lines, seen });
}

// Cut off: a box that hides what does not fit and has no title that says it whole.
const looked = new Set();
for (const { element } of texts)
  for (let up = element; up && up !== scope; up = up.parentElement) {
    if (looked.has(up)) continue;
    looked.add(up);
    const { overflowX, overflowY } = style(up);
    const scrolls = (value) => value === "auto" || value === "scroll";
    const across = overflowX === "hidden" && up.scrollWidth > up.clientWidth + SLACK;
    const down = overflowY === "hidden" && up.scrollHeight > up.clientHeight + SLACK + 2;
    if ((!across && !down) || scrolls(overflowX) || scrolls(overflowY)) continue;
    up.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    if (!up.closest("[title]") && !up.querySelector("[title]")) faults.push("cut off: " + named(up));
  }
for (const field of scope.querySelectorAll("input:not([type=radio], [type=checkbox], [type=file])"))
  if (shown(field) && !field.value && field.placeholder && field.scrollWidth > field.clientWidth + SLACK)
    faults.push("placeholder cut off: " + field.placeholder);
for (const field of scope.querySelectorAll("select")) {
  if (!shown(field) || field.title) continue;
  const pen = document.createElement("canvas").getContext("2d");
  const { font, paddingLeft, paddingRight } = style(field);
  pen.font = font;
  const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  const words = field.selectedOptions[0]?.text ?? "";
  if (pen.measureText(words).width > room + 4) faults.push("choice cut off: " + words);
}

// Words that leave their button.
for (const { element, lines } of texts) {
  const control = element.closest("button, a, label, .badge");
  if (!control) continue;
  const box = control.getBoundingClientRect();
  if (lines.some((line) => line.left < box.left - SLACK || line.right > box.right + SLACK))
    faults.push("words leave their button: " + named(control));
}

// Overlaps: two texts in the same place, both of them in sight.
const floats = (element) => {
  for (let up = element; up && up !== scope; up = up.parentElement)
    if (["fixed", "sticky"].includes(style(up).position)) return true;
  return false;
};
const boxes = texts.flatMap(({ element, text, seen }) => seen.map((box) => ({ element, text, box })));
boxes.sort((a, b) => a.box.top - b.box.top);
for (let i = 0; i < boxes.length; i += 1)
  for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom; j += 1) {
    const [a, b] = [boxes[i], boxes[j]];
    if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
    const both = meet(a.box, b.box);
    if (both.right - both.left <= 3 || both.bottom - both.top <= 5) continue;
    if (floats(a.element) || floats(b.element)) continue;
    faults.push('overlap: "' + a.text.slice(0, 40) + '" and "' + b.text.slice(0, 40) + '"');
  }

// The other language.
const strange = foreign.map((text) => new RegExp(text, "u"));
for (const text of new Set(texts.map(({ text }) => text.replace(/\\s+/g, " "))))
  if (strange.some((one) => one.test(text))) faults.push("in the other language: " + text.slice(0, 80));
return [...new Set(faults)];
`;
