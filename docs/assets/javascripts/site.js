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
    const [read, figure] = said(mark).reverse();
    if (figure) Object.assign(recorded.appendChild(document.createElement("p")), { className: "figure", textContent: figure });
    if (read) recorded.appendChild(document.createElement("p")).textContent = read;
    recorded.append(...ways(mark));
  });
}
// Below that: the sentence's own address, and a correction with the sentence filled in.
function ways(mark) {
  const block = mark.closest("p, li, td, th, dd, dt, figcaption, h2, h3, h4");
  const before = (claim) => claim.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
  const claims = (place) => [...(place?.querySelectorAll(".claim, .claim-anchor") ?? [])];
  const claim = claims(block).filter(before).at(-1) ?? claims(mark.closest("tr"))[0];
  if (!claim) return [];
  const correction = new URL(document.querySelector(".page-foot .correct").href);
  if (correction.searchParams.has("page")) {
    correction.searchParams.set("page", `${location.href.split("#")[0]}#${claim.id}`);
    correction.searchParams.set("sentence", (claim.textContent || block.textContent).replace(/\s+/g, " ").trim());
  }
  const line = document.createElement("p");
  line.className = "ways";
  for (const [text, address] of [["Link to this sentence", `#${claim.id}`], ["Suggest a correction", correction]]) {
    const link = line.appendChild(document.createElement("a"));
    link.textContent = text;
    link.href = address;
  }
  return [line];
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

// Tab goes from a mark into its preview and out again to what follows the mark. Material keeps a preview open while the pointer
// is on it, so it is told that the pointer is there.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Tab") return;
  const preview = document.querySelector(".md-tooltip2--active:not([hidden])");
  const links = [...(preview?.querySelectorAll("a:not(.back-links a)") ?? [])];
  const mark = preview && document.querySelector(`[aria-controls="${preview.id}"]`);
  const at = links.indexOf(document.activeElement);
  if (document.activeElement === mark && links.length && !event.shiftKey) {
    preview.dispatchEvent(new MouseEvent("mouseenter"));
    links[0].focus();
    event.preventDefault();
  } else if (at >= 0 && (event.shiftKey ? at === 0 : at === links.length - 1)) {
    preview.dispatchEvent(new MouseEvent("mouseleave"));
    mark.focus(); // forwards, the browser goes on from here
    if (event.shiftKey) event.preventDefault();
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

// The menu and search open by labels of hidden boxes, which work without a script but not with a keyboard: each label gets a
// button inside.
const drawer = document.getElementById("__drawer");
function press(label, name) {
  const inside = label.querySelector(":scope > span");
  const button = inside ?? label.appendChild(document.createElement("span"));
  if (!inside) button.append(...[...label.childNodes].filter((node) => node !== button));
  button.tabIndex = 0;
  button.setAttribute("role", "button");
  if (name) button.setAttribute("aria-label", name);
  const toggle = label.control;
  const told = () => button.setAttribute("aria-expanded", toggle.checked);
  toggle.addEventListener("change", told);
  told();
  button.addEventListener("click", (event) => {
    event.preventDefault(); // browsers differ in whether a button inside a label presses the label
    toggle.click();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
}
for (const label of document.querySelectorAll(".md-header__button:is([for=__drawer], [for=__search]), .md-nav--primary label")) {
  const names = { __drawer: "Menu", __search: "Search" };
  press(label, label.matches(".md-nav__title") ? "Back" : names[label.htmlFor]);
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drawer.checked) return;
  drawer.click();
  document.querySelector(".md-header__button[for=__drawer] > span").focus();
});
drawer.addEventListener("change", () => {
  for (const behind of document.querySelectorAll(".md-content, .md-footer")) behind.inert = drawer.checked;
  if (!drawer.checked || !document.activeElement.matches(".md-header__button > span")) return;
  const reached = document.querySelectorAll(".md-nav--primary :is(a.md-nav__link, [role=button])");
  [...reached].find((link) => link.checkVisibility({ visibilityProperty: true }))?.focus();
});

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
