// Keys for buttons and links: each is written on its button. Without it the page works by them.
let isPressed = false; // one decision at a time

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isPressed) return;
  const isField = event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape" && isField) return event.target.blur();
  if (isField) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
document.addEventListener("submit", () => { isPressed = true; });
window.addEventListener("pageshow", () => { isPressed = false; });
