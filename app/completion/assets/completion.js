// Offers the names that the word before the caret may become, beneath a text area of the page. All text stays text.
const LISTENING = new WeakMap(); // element that Streamlit gives us -> what ends its listening
const MOST = 8;

export default function ({ data, parentElement }) {
  const before = LISTENING.get(parentElement);
  before?.abort();
  const listening = new AbortController();
  LISTENING.set(parentElement, listening);
  const box = parentElement.querySelector(".completion");
  // The text area is Streamlit's own and may be made anew at any time: what happens in it is heard from the page.
  const isOurs = (element) => element?.matches?.(`.st-key-${data.of} textarea`);
  const on = (kind, act) =>
    document.addEventListener(kind, (event) => isOurs(event.target) && act(event.target, event), {
      signal: listening.signal,
      capture: true,
    });
  on("input", (area) => offer(box, area, data.names));
  on("keydown", (_, event) => onKey(box, event));
  on("focusout", () => box.replaceChildren());
  const typing = document.activeElement; // somebody may have begun before this was here
  if (!before && isOurs(typing)) offer(box, typing, data.names);
  return () => listening.abort();
}

function onKey(box, event) {
  const first = box.querySelector("button");
  if (!first || event.isComposing) return;
  if (event.key === "Escape") box.replaceChildren();
  else if (event.key === "Tab" && !event.shiftKey) first.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function offer(box, area, names) {
  const fitting = completions(typedBefore(area), names);
  box.replaceChildren(...fitting.map((name) => button(name, () => take(box, area, name))));
}

function completions(before, names) {
  const [, sign, word] = before.match(/([:.]?)(\w*)$/);
  const typed = word.toLowerCase();
  const enough = { ":": 0, ".": 1 }[sign] ?? 2;
  if (typed.length < enough) return [];
  const possible = kinds(sign, before).flatMap((kind) => names[kind]);
  const begin = possible.filter((name) => name.toLowerCase().startsWith(typed));
  const hold = possible.filter((name) => name.toLowerCase().indexOf(typed) > 0);
  return [...new Set([...begin, ...hold])].filter((name) => name !== word).slice(0, MOST);
}

function kinds(sign, before) {
  if (sign === ".") return ["property"];
  if (sign === ":") return opened(before) === "[" ? ["relationship type"] : ["label"];
  return ["label", "relationship type", "property"];
}

// The bracket that is still open before the caret.
function opened(before) {
  const open = [];
  for (const bracket of before.match(/[[\](){}]/g) ?? []) {
    if ("([{".includes(bracket)) open.push(bracket);
    else open.pop();
  }
  return open.at(-1);
}

function button(name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.tabIndex = -1;
  made.textContent = name;
  made.addEventListener("pointerdown", (event) => event.preventDefault()); // the caret stays in the text
  made.addEventListener("click", act);
  return made;
}

function take(box, area, name) {
  const [word] = typedBefore(area).match(/\w*$/);
  area.setRangeText(name, area.selectionStart - word.length, area.selectionStart, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  box.replaceChildren();
}

function typedBefore(area) {
  return area.value.slice(0, area.selectionStart);
}
