// The review page: keys for its buttons, fields bound to selected words. Without it the page works by its links and forms.
import { readSelection } from "./selection.js";

const claim = () => document.getElementById("claim");
const isField = (element) => element instanceof HTMLElement && element.matches("input, select, textarea");
let bound = null; // the field that selected words go into

// Keys: each is written on its button.
function press(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const button = claim().querySelector(selector) ?? document.querySelector(`#notice ${selector}`);
  if (!button) return false;
  button.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") {
    bind(null);
    if (isField(document.activeElement)) document.activeElement.blur();
    return;
  }
  if (isField(event.target) || document.querySelector("dialog[open]")) return;
  if (claim().classList.contains("waiting") && "axu".includes(event.key)) return event.preventDefault(); // one decision at a time
  if (press(event.key)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-focus], [data-help], [data-new]");
  if (!button) return;
  if (button.dataset.focus) {
    const first = claim().querySelector("#decide .grid :is(input:not([type=hidden]), select):is([name^='role.'])");
    const field = button.dataset.focus === "first" ? first : document.getElementById(button.dataset.focus);
    document.getElementById("reject")?.classList.toggle("asked", button.dataset.focus === "why");
    field?.closest("details")?.setAttribute("open", ""); // closed where the report is graphic
    field?.focus();
    field?.select?.();
  } else if ("help" in button.dataset) {
    document.getElementById("keys").showModal();
  } else {
    newClaim(button);
  }
});

// A new claim on the selected words.
function newClaim(button) {
  const selected = readSelection();
  const report = document.getElementById("report").dataset.report;
  if (!selected) return tell(button.dataset.words);
  document.querySelector("#notice .problem")?.remove(); // what was asked for is done
  const asked = new URLSearchParams({ report, at: `${selected.start}-${selected.end}`, status: "" });
  window.htmx.ajax("GET", `${button.dataset.new}?${asked}`, { target: "#claim", swap: "innerHTML" });
}

function tell(words) {
  const told = document.createElement("p");
  told.className = "problem";
  told.textContent = words;
  document.getElementById("notice").replaceChildren(told);
}

// A field takes the words that are selected while it is the bound one.
function bind(field) {
  bound?.classList.remove("binding");
  bound = field;
  bound?.classList.add("binding");
}

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-bind]")) bind(event.target);
  else if (isField(event.target)) bind(null);
});

document.addEventListener("input", (event) => {
  if (event.target.dataset?.bind === "words") event.target.parentElement.querySelector("[type=hidden]").value = "";
});

for (const kind of ["pointerup", "keyup"]) {
  document.addEventListener(kind, (event) => {
    if (!bound?.isConnected || isField(event.target)) return;
    const selected = readSelection();
    if (!selected) return;
    if (bound.dataset.bind !== "place") bound.value = selected.text;
    bound.parentElement.querySelector("[type=hidden]").value = `${selected.start}-${selected.end}`;
  });
}

// A click that ends a selection does not follow the link under it.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("a.words") && readSelection()) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// The words of the current claim, and its line in the queue.
function showCurrent(focus) {
  const id = claim().querySelector("[data-current]")?.dataset.current ?? "";
  for (const element of document.querySelectorAll(".hl.current")) element.classList.remove("current");
  for (const line of document.querySelectorAll("#queue [aria-current]")) line.removeAttribute("aria-current");
  if (id !== "") {
    const words = document.querySelectorAll(`.q-${CSS.escape(id)}`);
    for (const element of words) element.classList.add("current");
    words[0]?.scrollIntoView({ block: "center" });
    document.querySelector("svg.sheet .marked")?.scrollIntoView({ block: "nearest" });
    const line = document.querySelector(`#queue [data-claim="${CSS.escape(id)}"]`);
    line?.setAttribute("aria-current", "true");
    line?.scrollIntoView({ block: "nearest" });
  }
  bind(null);
  if (focus) claim().querySelector("[data-step]")?.focus({ preventScroll: true });
}

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["Linkage-Shown"] = document.getElementById("report")?.dataset.leaf ?? "";
});
const isStep = (event) => event.detail.target?.id === "claim";
document.addEventListener("htmx:beforeRequest", (event) => isStep(event) && claim().classList.add("waiting"));
// A new claim's forms are htmx's own once it has settled, in a timer that was set before this one.
const free = () => setTimeout(() => claim().classList.remove("waiting"), window.htmx.config.defaultSettleDelay);
document.addEventListener("htmx:afterRequest", (event) => isStep(event) && free());
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id === "claim") showCurrent(true);
});

// Which claims of the queue were on the screen: only they are accepted together.
const form = document.getElementById("shown-form");
if (form) {
  const button = form.querySelector("[data-shown-button]");
  const count = () => {
    const seen = form.querySelectorAll("[data-shown]:not(:disabled)").length;
    button.textContent = button.dataset.words.replace("{count}", seen);
    button.disabled = seen === 0;
  };
  for (const input of form.querySelectorAll("[data-shown]")) input.disabled = true;
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const input = entry.isIntersecting ? entry.target.querySelector("[data-shown]") : null;
      if (input) input.disabled = false;
    }
    count();
  }, { threshold: 0.9 });
  for (const line of form.querySelectorAll(".queue-row")) watcher.observe(line);
  count();
}

showCurrent(false);
