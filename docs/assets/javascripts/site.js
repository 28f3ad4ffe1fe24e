// What Material leaves open: previews of citations, also for people who tap, use a keyboard or use a screen reader; wide
// tables; and the list of all numbers. Without any script a mark is a plain link to the source in the list.

// Under the reference a preview shows what is recorded for the very sentence of the mark. Material copies the reference out
// of the list when it opens the preview; these lines are put there just before, and only a preview shows them.
for (const event of ["mouseover", "focusin"]) {
  document.addEventListener(event, ({ target }) => {
    const mark = target.closest?.(".footnote-ref");
    const source = mark && document.getElementById(mark.hash.slice(1));
    if (!source) return;
    source.querySelector(":scope > .recorded")?.remove();
    const recorded = source.appendChild(document.createElement("div"));
    recorded.className = "recorded";
    for (const text of said(mark)) recorded.appendChild(document.createElement("p")).textContent = text;
  });
}
function said(mark) {
  const { figure, read } = mark.closest("sup").dataset;
  return [figure && `Recorded from this source: ${figure}`, read].filter(Boolean);
}
// A screen reader says the same after the mark's own name.
for (const mark of document.querySelectorAll("sup[data-figure] .footnote-ref")) {
  mark.setAttribute("aria-description", said(mark).join(" "));
}

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

// Escape closes a preview, whether the pointer or the focus opened it (WCAG 1.4.13). The arrows scroll one that is too long.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const preview of document.querySelectorAll(".md-tooltip2")) preview.hidden = true;
  }
  const step = { ArrowDown: 40, ArrowUp: -40 }[event.key];
  const preview = document.querySelector(".md-tooltip2--active:not([hidden]) .md-tooltip2__inner");
  if (step && preview?.scrollHeight > preview?.clientHeight && document.activeElement.matches(".footnote-ref")) {
    preview.scrollTop += step;
    event.preventDefault();
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

// The page of all numbers: a figure comes in full once, and with its first words where it stands again.
const numbers = document.querySelector(".numbers");
for (const folded of numbers?.querySelectorAll(".folded") ?? []) {
  folded.replaceWith(document.querySelector(folded.hash).firstChild.cloneNode());
}
// It can be searched: every word and number typed must stand in the sentence, its figures or the title of its page.
if (numbers) {
  const box = document.createElement("div");
  box.className = "filter";
  box.innerHTML = `<label for="filter">Show only sentences with a number, a word or a page</label>
    <input id="filter" type="search" autocomplete="off" spellcheck="false"><p role="status"></p>`;
  numbers.prepend(box);
  const plain = (text) => text.toLowerCase().replace(/\s+(?=%)/g, "").replace(/\s+/g, " ");
  const sections = [...numbers.querySelectorAll("section")].map((section) => ({
    section,
    rows: [...section.querySelectorAll("li")].map((row) => ({
      row,
      sentences: [...row.firstChild.children].map((sentence) => ({
        sentence,
        text: plain([section.firstChild, sentence, row.lastChild].map((part) => part.textContent).join(" ")),
      })),
    })),
  }));
  const show = () => {
    // "55" finds 55 and 55.4, not 155 or 0.55.
    const tests = plain(box.querySelector("input").value)
      .split(" ")
      .map((word) => new RegExp((/^\d/.test(word) ? "(?<![\\d.,])" : "") + word.replace(/[^\w\s]/g, "\\$&")));
    let count = 0;
    for (const { section, rows } of sections) {
      for (const { row, sentences } of rows) {
        for (const { sentence, text } of sentences) sentence.hidden = !tests.every((test) => test.test(text));
        const shown = sentences.filter(({ sentence }) => !sentence.hidden).length;
        row.hidden = shown === 0;
        count += shown;
      }
      section.hidden = rows.every(({ row }) => row.hidden);
    }
    box.querySelector("[role=status]").textContent = `${count.toLocaleString("en")} sentence${count === 1 ? "" : "s"}`;
  };
  show();
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150); // so that a screen reader is told once, not at every letter
  });
}
