// Only under `mkdocs serve`: marks what the check found on this page, and lists it. What it shows is text, never HTML.
(() => {
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // Where the words of an element stand: its text with white space folded, and the place of each character.
  // Marks of citations are no words of the sentence.
  function words(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("sup.citation, sup.citation-unresolved, sup[id^=fnref], .headerlink, .uncited-flag") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const places = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at++) {
        const character = /\s/.test(node.data[at]) ? " " : node.data[at];
        if (character === " " && text.endsWith(" ")) continue;
        text += character;
        places.push([node, at]);
      }
    }
    return { text, places };
  }

  // A number as a whole: "5" stands neither in "55" nor in "0.5".
  function find(text, number, from) {
    const literal = number.replace(/\s+/g, " ").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const whole = new RegExp(`(?<![\\p{L}\\p{N}]|\\p{N}[.,])${literal}(?![\\p{L}\\p{N}]|[.,]\\p{N})`, "gu");
    whole.lastIndex = from;
    return whole.exec(text)?.index ?? (from ? find(text, number, 0) : -1);
  }

  // Puts each stretch of text that holds a number into a mark of its own: a number may run over several elements.
  function mark(root, numbers) {
    const { text, places } = words(root);
    const stretches = new Map(); // text node -> [first, last] of each stretch
    let from = 0;
    for (const number of numbers) {
      const at = find(text, number, from);
      if (at < 0) continue;
      from = at + number.length;
      for (const [node, offset] of places.slice(at, from)) {
        const own = stretches.get(node) ?? stretches.set(node, []).get(node);
        if (own.length && own.at(-1)[1] === offset - 1 && own.at(-1)[2] === at) own.at(-1)[1] = offset;
        else own.push([offset, offset, at]);
      }
    }
    for (const [node, own] of stretches) {
      for (const [first, last] of own.sort((a, b) => b[0] - a[0])) {
        const rest = node.splitText(first);
        rest.splitText(last - first + 1);
        const made = element("mark", { className: "uncited-number" });
        rest.replaceWith(made);
        made.append(rest);
      }
    }
    return stretches.size > 0;
  }

  const said = (finding) => [
    element("p", {}, element("b", { textContent: finding.rule }), ` ${finding.message}`),
    ...finding.suggestions.map((suggestion) =>
      element(
        "p",
        { className: "uncited-paste" },
        "Paste ",
        element("code", { textContent: suggestion.paste }),
        ` if you mean: ${suggestion.figure}`,
      ),
    ),
  ];

  // In the text: the numbers are marked, and a button after the sentence tells why, on hover, focus and tap.
  const tip = element("div", { className: "uncited-tip", role: "tooltip", hidden: true });
  document.body.append(tip);
  let waiting;
  function open(flag, findings) {
    clearTimeout(waiting);
    tip.replaceChildren(...findings.flatMap(said));
    tip.hidden = false;
    const place = flag.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const below = place.bottom + own.height + 8 < innerHeight;
    tip.style.top = `${Math.max(8, below ? place.bottom + 4 : place.top - own.height - 4)}px`;
    tip.style.left = `${Math.max(8, Math.min(place.left, document.documentElement.clientWidth - own.width - 8))}px`;
  }
  const close = () => (tip.hidden = true);
  const leave = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => tip.matches(":hover") || document.activeElement.matches(".uncited-flag") || close(), 300);
  };
  tip.addEventListener("pointerleave", leave);
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("scroll", () => tip.hidden || tip.matches(":hover") || close(), { passive: true });

  function present(shown) {
    if (!Object.values(shown).some((list) => list.length || list > 0)) return;
    const flags = new Map(); // name of a sentence -> its button
    for (const [name, findings] of Map.groupBy?.(shown.findings, (finding) => finding.target) ?? grouped(shown.findings)) {
      const named = name && document.getElementById(name);
      if (!named) continue;
      // A sentence that has no element of its own has an empty one inside its block.
      const root = named.textContent ? named : (named.closest("p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figcaption") ?? named);
      const severe = findings.some((finding) => finding.severity === "error") ? "error" : findings[0].severity;
      if (!mark(root, findings.flatMap((finding) => finding.numbers))) root.classList.add("uncited-sentence");
      for (const made of root.querySelectorAll(".uncited-number")) made.dataset.severity = severe;
      const flag = element("button", { type: "button", className: "uncited-flag", textContent: "!" });
      flag.dataset.severity = severe;
      flag.setAttribute("aria-label", `${count(findings.length, "finding")} in this sentence`);
      flag.setAttribute("aria-description", findings.flatMap(said).map((part) => part.textContent).join(" "));
      // Nothing that can be pressed may stand inside a link.
      (root.closest("a, summary > *") ?? root)[root === named ? "after" : "append"](flag);
      const show = () => open(flag, findings);
      for (const shows of [flag, ...root.querySelectorAll(".uncited-number")]) {
        shows.addEventListener("pointerenter", show);
        shows.addEventListener("pointerleave", leave);
      }
      flag.addEventListener("focus", show);
      flag.addEventListener("click", show);
      flag.addEventListener("blur", leave);
      flags.set(name, flag);
    }
    function grouped(findings) {
      const groups = new Map();
      for (const finding of findings) groups.set(finding.target, [...(groups.get(finding.target) ?? []), finding]);
      return groups;
    }

    // What hides a sentence is opened before it is gone to.
    function reveal(flag) {
      for (let box = flag.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
      for (let tab = flag.closest(".tabbed-block"); tab; tab = tab.parentElement.closest(".tabbed-block")) {
        const inputs = tab.closest(".tabbed-set").querySelectorAll(":scope > input");
        inputs[[...tab.parentElement.children].indexOf(tab)]?.click();
      }
      flag.scrollIntoView({ block: "center" });
      flag.focus({ preventScroll: true });
    }

    // The list: every finding of the page, then those of other files and pages.
    const line = (finding, own) => {
      const where = own ? `Line ${finding.line}` : finding.file ? `${finding.file}, line ${finding.line}` : "This site";
      const what = finding.numbers.length ? `${where}: ${finding.numbers.join(", ")}` : where;
      const flag = own && flags.get(finding.target);
      const first = flag ? element("a", { href: `#${finding.target}`, textContent: what }) : element("b", { textContent: what });
      first.addEventListener("click", (event) => {
        if (!flag) return;
        event.preventDefault();
        event.stopPropagation(); // instant navigation would load the page once more, and the focus would be lost
        reveal(flag);
      });
      // What is said in the text is not said again here.
      return element("li", {}, first, ...(flag ? [` ${finding.rule}`] : said(finding)));
    };
    const rows = [...shown.findings.map((finding) => line(finding, true)), ...shown.others.map((finding) => line(finding, false))];
    if (shown.others_left) rows.push(element("li", { textContent: `${count(shown.others_left, "more finding")} in other files: see the terminal.` }));
    for (const page of shown.pages) {
      rows.push(element("li", {}, element("a", { href: page.href, textContent: page.title }), `: ${count(page.count, "finding")}`));
    }
    const here = shown.findings.length + shown.others.length + shown.others_left;
    const list = element(
      "details",
      { open: sessionStorage.getItem("uncited-list") !== "closed" },
      element("summary", { textContent: here ? count(here, "finding") : "Findings on other pages" }),
      element("ol", {}, ...rows),
    );
    // On a small screen the list would cover the text that it is about.
    if (innerWidth < 800 && !sessionStorage.getItem("uncited-list")) list.open = false;
    list.addEventListener("toggle", () => sessionStorage.setItem("uncited-list", list.open ? "open" : "closed"));
    const panel = element("aside", { className: "uncited-list" }, list);
    panel.setAttribute("aria-label", "What the check found");
    document.body.append(panel);
  }

  const read = (page) => JSON.parse(page.getElementById("uncited-findings").textContent);
  present(read(document));
  // With instant navigation Material puts another page into this one, and runs none of its scripts.
  let first = true;
  window.document$?.subscribe(async () => {
    if (first) return (first = false);
    const page = await (await fetch(location.href)).text();
    close();
    document.querySelector("aside.uncited-list")?.remove();
    present(read(new DOMParser().parseFromString(page, "text/html")));
  });
})();
