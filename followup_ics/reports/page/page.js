"use strict";
// Without this, all of it can be read and copied by hand.
const say = (button, text) => {
  const status = button.parentElement.querySelector("[role=status]");
  status.textContent = text;
};
const copy = async (button) => {
  const source = document.getElementById(button.dataset.copy);
  if (source.select) source.select();
  else getSelection().selectAllChildren(source);
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    say(button, "Copied.");
  } catch {
    say(button, "Selected: now copy it with Ctrl+C, or ⌘C.");
  }
};
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
// Who follows a link from a month to an entry wants to read it.
const unfold = () => {
  const entry = document.getElementById(location.hash.slice(1));
  if (!entry) return;
  for (let part = entry; part; part = part.parentElement) if (part.matches("details")) part.open = true;
  entry.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
