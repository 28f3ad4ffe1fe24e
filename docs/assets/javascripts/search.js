// The search worker: Material's own (lunr), with three things around it. The words there are to find are loaded on the first
// search and not with every page; a question is reduced to the words that carry it, and a misspelt one is mended; and each
// page found comes with its description.
//
// importScripts("workers/search.*.min.js") adds Material's listener behind ours. Only questions that we pass on reach it.

const QUERY = 2;
const RESULT = 3;
const params = new URL(self.location).searchParams;

// Words of questions, which stand on every page and say nothing about which one is wanted ...
const EMPTY = new Set(
  `a about after all also am an and any anyone are as at be because been before being but by can cannot could did do does
  doing for from get gets getting give given go going had has have having he help helps her him his how i if in into is it
  its just know let like likely many may me might more most much must my need no of on one only or other our out over
  please really said say should since so some someone something than that the their them then there these they this to too
  up us use used using want was we were what when where which while who why will with would you your`.split(/\s+/),
);
// ... and the subject of the whole site.
const SUBJECT = new Set(["ketamine", "depression", "treatment", "therapy"]);
const MOST_SECTIONS = 2; // shown under a page; the others are one click away

let setup;
let index; // a promise of the vocabulary, once the index stands
let latest;
let answered;
const send = self.postMessage.bind(self);

self.addEventListener("message", async (event) => {
  if (!event.isTrusted) return; // one that we pass on
  event.stopImmediatePropagation();
  if (event.data.type !== QUERY) {
    setup = event.data;
    send({ type: 1 });
    return;
  }
  latest = event.data;
  const query = event.data.data.trim();
  if (!query) return send({ type: RESULT, data: { items: [] } });
  const vocabulary = await (index ??= load().catch(again));
  if (latest !== event.data) return;
  const words = reduce(query, vocabulary);
  const { items, suggest } = (await ask({ type: QUERY, data: words })).data;
  send({ type: RESULT, data: { items: items.map(present), suggest: words === query ? suggest : [] } });
});

// Where the network failed, the next letter typed asks once more.
function again(problem) {
  index = undefined;
  throw problem;
}

async function load() {
  const response = await fetch(new URL(params.get("documents"), self.location));
  const docs = await response.json();
  self.postMessage = (message) => answered(message);
  importScripts(new URL(params.get("material"), self.location));
  await ask({ ...setup, data: { ...setup.data, docs } });
  const words = new Set();
  for (const { title, text, words: readers } of docs) {
    for (const word of `${title} ${text} ${readers ?? ""}`.replace(/<[^>]*>/g, " ").toLowerCase().match(/\p{L}{3,}/gu) ?? []) {
      words.add(word);
    }
  }
  return [...words];
}

function ask(message) {
  return new Promise((resolve) => {
    answered = resolve;
    self.dispatchEvent(new MessageEvent("message", { data: message }));
  });
}

// "how much dose ketamin cost" -> "dose cost": what is asked, in words that the site has. Words in quotation marks stay.
function reduce(query, vocabulary) {
  if (query.includes('"')) return query;
  const plain = query.toLowerCase().replace(/[’']s?\b/g, "");
  // "s-ketamine" and "STAR*D" are one word each, as the letters standing alone say.
  const joined = plain.replace(/(?<![\p{L}\p{N}])(\p{L})[-*](?=\p{L})|(?<=\p{L})[-*](?=\p{L}(?!\p{L}))/gu, "$1");
  const words = joined.split(/[^\p{L}\p{N}.%$]+/u).filter((word) => word.length > 1 || /\d/.test(word));
  const known = words.map((word) => mend(word, vocabulary));
  const carrying = known.filter((word) => !EMPTY.has(word));
  const telling = carrying.filter((word) => !SUBJECT.has(word));
  return (telling.length ? telling : carrying.length ? carrying : known).join(" ");
}

// A word that nothing on the site begins with -> the nearest that there is: one slip in a short word, two in a long one.
function mend(word, vocabulary) {
  if (word.length < 4 || /\d/.test(word) || EMPTY.has(word)) return word;
  if (vocabulary.some((known) => known.startsWith(word))) return word;
  let best = word;
  let least = word.length < 7 ? 1.9 : 2.9;
  for (const known of vocabulary) {
    if (Math.abs(known.length - word.length) > 2) continue;
    // Of two that are as near, the one that begins in the same way.
    const slips = distance(word, known) + (known[0] === word[0] ? 0 : 0.5);
    if (slips < least) [best, least] = [known, slips];
  }
  return best;
}

// Letters added, left out, changed or swapped with their neighbour.
function distance(a, b) {
  let [before, last] = [[], [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

// A page found: first the page with its description, then the sections that answer best.
function present(found) {
  const page = found.find(({ location }) => !location.includes("#"));
  const sections = found.filter((item) => item !== page);
  page.title += `<span class="search-description">${page.description ?? ""}</span>`;
  page.score = sections[Math.min(MOST_SECTIONS, sections.length) - 1]?.score ?? page.score;
  return [page, ...sections];
}
