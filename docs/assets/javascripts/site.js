// What Material leaves open for people who tap, use a keyboard or use a screen reader: previews of citations, and wide
// tables. Without this file, and without any script, a mark is a plain link to the source in the list.

// On a touch screen the first tap shows the preview, the second goes to the list: otherwise the page jumps away at once.
let tapped = null;
document.addEventListener("click", (event) => {
  const mark = event.target.closest(".footnote-ref");
  if (mark && mark !== tapped && matchMedia("(hover: none)").matches) {
    event.preventDefault();
    mark.focus();
  }
  tapped = mark;
});

// Escape closes a preview, whether the pointer or the focus opened it (WCAG 1.4.13).
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const preview of document.querySelectorAll(".md-tooltip2")) preview.hidden = true;
  }
});

// A preview is a dialog to screen readers, so it needs a name.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node.matches?.(".md-tooltip2[role=dialog]")) node.setAttribute("aria-label", "Source");
    }
  }
}).observe(document.body, { childList: true });

// A table that scrolls sideways can be reached and scrolled with the keyboard in every browser.
const tables = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) {
      target.tabIndex = 0;
      target.setAttribute("role", "group");
      target.setAttribute("aria-label", "Table, scrolls sideways");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) target.removeAttribute(name);
    }
  }
});
// After Material has put the tables into their frames.
addEventListener("load", () => {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) tables.observe(frame);
});
