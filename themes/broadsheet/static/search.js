/* Search one language's index, which lies beside the page: see "Search" in the handbook.

   Only the search page loads this. A query is cut as newsroom/formats/search/tokens.py cuts texts;
   the files' form is that of newsroom/formats/search/index.py. */

const FORM = 1;
const CJK =
  "\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3fffd}";
const RUNS = new RegExp(`([${CJK}]+)|((?:(?![${CJK}])[\\p{L}\\p{N}])+)`, "gu");
const LONGEST = 40;
/* What Korean hangs on a noun; a query finds the noun with any other, or with none. */
const HANGUL = /^[\uac00-\ud7a3]+$/;
const PARTICLES =
  /(?:으로부터|에서부터|에게서|에서는|에서도|에서의|으로는|으로도|으로써|으로서|이라고|이라는|이라도|까지|부터|에서|에게|께서|으로|이나|이며|이고|라고|라는|처럼|보다|마다|만큼|조차|밖에|하다|하는|한다|했다|하고|하며|하기|된다|되는|되고|됐다|들은|들이|들을|들의|들에|들도|은|는|이|가|을|를|의|에|와|과|도|로|만|들)$/;
const MARKS = { title: 8, summary: 4, names: 5, text: 1 };
const LEAF = 16;
const PAGE = 10;
/* A word of few letters is not taken for the beginning of others. */
const SHORT = 2;

const files = new Map();

function fetchOnce(name, read) {
  if (!files.has(name)) {
    const asked = fetch(name, name === "index.json" ? { cache: "no-cache" } : {}).then((answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return read(answer);
    });
    asked.catch(() => files.delete(name));
    files.set(name, asked);
  }
  return files.get(name);
}

async function manifest() {
  const found = await fetchOnce("index.json", (answer) => answer.json());
  if (found.version !== FORM) throw new Error("another form of index");
  return found;
}

/* ---- reading ---------------------------------------------------------------------------- */

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  number() {
    let value = 0;
    let shift = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
      shift *= 128;
    }
  }
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

const decoder = new TextDecoder();

/* A shard as (key, posting's bytes): opened once, each posting read when it is asked for. */
async function shard(number) {
  const [, name] = (await manifest()).shards[number];
  return fetchOnce(name, async (answer) => {
    const reader = new Reader(new Uint8Array(await answer.arrayBuffer()));
    const entries = new Map();
    while (reader.at < reader.bytes.length) {
      const key = decoder.decode(reader.take(reader.number()));
      entries.set(key, reader.take(reader.number()));
    }
    return entries;
  });
}

function places(bytes) {
  const reader = new Reader(bytes);
  const found = new Map();
  let document = -1;
  while (reader.at < bytes.length) {
    document += reader.number() + 1;
    const row = [];
    let place = 0;
    for (let left = reader.number(); left; left--) row.push((place += reader.number()));
    found.set(document, row);
  }
  return found;
}

/* The number of the shard that holds a key, if any does: the last whose first key is not after. */
async function shardOf(key) {
  const { shards } = await manifest();
  let low = 0;
  let high = shards.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shards[middle][0] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

async function posting(key) {
  if (!(await manifest()).shards.length) return new Map();
  const bytes = (await shard(await shardOf(key))).get(key);
  return bytes ? places(bytes) : new Map();
}

/* ---- finding ---------------------------------------------------------------------------- */

/* A run of CJK stands where its pairs stand in a row; every second pair is enough, and the last. */
async function run(text) {
  const signs = [...text];
  if (signs.length === 1) return posting(text);
  const offsets = [];
  for (let at = 0; at + 2 < signs.length; at += 2) offsets.push(at);
  offsets.push(signs.length - 2);
  const rows = await Promise.all(offsets.map((at) => posting(signs[at] + signs[at + 1])));
  const [first, ...others] = rows;
  const found = new Map();
  for (const [document, starts] of first) {
    let kept = starts;
    others.forEach((row, index) => {
      const there = new Set(row.get(document));
      const gap = offsets[index + 1] - offsets[0];
      kept = kept.filter((start) => there.has(start + gap));
    });
    if (kept.length) found.set(document, kept);
  }
  return found;
}

async function word(text) {
  const { shards } = await manifest();
  const found = new Map();
  if (!shards.length) return found;
  const wanted = new Set([text.slice(0, LONGEST), ...singulars(text)]);
  for (const key of wanted) merge(found, await posting(key), 1);
  if (text.length > SHORT) {
    const from = await shardOf(text);
    for (let number = from; number < shards.length && number < from + 4; number++) {
      if (number > from && !shards[number][0].startsWith(text)) break;
      for (const [key, bytes] of await shard(number)) {
        if (key.startsWith(text) && !wanted.has(key)) merge(found, places(bytes), 1);
      }
    }
  }
  return found;
}

function singulars(text) {
  if (!/^[a-z]{5,}s$/.test(text) && !/^[a-z]{4}s$/.test(text)) return [];
  if (/(?:ss|us|sis|ews)$/.test(text)) return [];
  return text.endsWith("ies") ? [`${text.slice(0, -3)}y`] : [text.slice(0, -1)];
}

function merge(into, rows) {
  for (const [document, row] of rows) {
    into.set(document, [...(into.get(document) ?? []), ...row]);
  }
}

function weigh(row) {
  const zones = new Set(row.map(zone));
  let weight = row.includes(0) ? 2 : 0;
  for (const name of zones) weight += MARKS[name];
  return weight + Math.min(row.length, 5) / 10 || 1;
}

function zone(place) {
  if (place < 256) return "title";
  if (place < 768) return "summary";
  return place < 2048 ? "names" : "text";
}

function weighed(rows, bonus = 0) {
  return new Map([...rows].map(([document, row]) => [document, weigh(row) + bonus]));
}

/* One term of the query: its documents by weight, and the words to mark in them. */
async function term(text, isCjk) {
  if (!isCjk) return { found: weighed(await word(text)), marks: [text] };
  const exact = weighed(await run(text), 1);
  const noun = HANGUL.test(text) ? text.replace(PARTICLES, "") : text;
  if (noun !== text && noun.length >= 2) {
    const found = weighed(await run(noun));
    for (const [document, weight] of exact) found.set(document, Math.max(weight, found.get(document) ?? 0));
    return { found, marks: [noun] };
  }
  if (exact.size || !HANGUL.test(text) || text.length < 4) return { found: exact, marks: [text] };
  return apart(text);
}

/* Korean writes compounds in one word or in two: 음성인식 also finds 음성 인식. */
async function apart(text) {
  for (let at = 2; at <= text.length - 2; at++) {
    const halves = [text.slice(0, at), text.slice(at)];
    const found = both(await Promise.all(halves.map(async (half) => weighed(await run(half)))));
    if (found.size) return { found, marks: halves };
  }
  return { found: new Map(), marks: [text] };
}

function both(parts) {
  const [first = new Map(), ...others] = parts;
  const found = new Map();
  for (const [document, weight] of first) {
    if (others.every((other) => other.has(document))) {
      found.set(document, others.reduce((sum, other) => sum + other.get(document), weight));
    }
  }
  return found;
}

function terms(query) {
  const text = query.normalize("NFKC").toLowerCase().replace(/(?<=\d),(?=\d{3})/g, "");
  return [...text.matchAll(RUNS)].map(([text, cjk]) => [text, Boolean(cjk)]);
}

/* Everything a query finds, the weightiest first: documents by number, and what to mark in them. */
export async function search(query) {
  const parts = await Promise.all(terms(query).map(([text, isCjk]) => term(text, isCjk)));
  const found = both(parts.map((part) => part.found));
  const ranked = [...found].sort(([a, one], [b, other]) => other - one || a - b);
  return { documents: ranked.map(([document]) => document), marks: parts.flatMap((part) => part.marks) };
}

export async function documentAt(number) {
  const name = (await manifest()).leaves[Math.floor(number / LEAF)];
  const leaf = await fetchOnce(name, (answer) => answer.json());
  const [kind, href, title, date, summary] = leaf[number % LEAF];
  return { kind, href, title, date, summary };
}

/* ---- showing ---------------------------------------------------------------------------- */

const form = document.getElementById("search");
const field = form.querySelector("input");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
let latest = 0;

function element(tag, text = "", className = "") {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function marked(tag, text, marks) {
  const made = document.createElement(tag);
  const signs = marks.filter(Boolean).map((mark) => mark.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const pieces = signs.length ? text.split(new RegExp(`(${signs.join("|")})`, "giu")) : [text];
  pieces.forEach((piece, at) => made.append(at % 2 ? element("mark", piece) : piece));
  return made;
}

function shown(one, marks) {
  const item = element("li");
  const link = marked("a", one.title, marks);
  link.href = one.href;
  const about = [form.dataset[one.kind], one.date].filter(Boolean).join(" · ");
  item.append(link, element("small", about));
  if (one.summary) item.append(marked("p", one.summary, marks));
  return item;
}

async function show(query) {
  const number = ++latest;
  elsewhere(query);
  if (!terms(query).length) {
    list.replaceChildren();
    status.textContent = "";
    more.hidden = true;
    return;
  }
  try {
    const { documents, marks } = await search(query);
    const first = await page(documents, 0, marks);
    if (number !== latest) return;
    list.replaceChildren(...first);
    const said = documents.length ? form.dataset.found : form.dataset.none;
    status.textContent = said.replace("{}", String(documents.length));
    offer(documents, marks, PAGE);
  } catch (error) {
    if (number !== latest) return;
    console.error(error);
    list.replaceChildren();
    more.hidden = true;
    status.textContent = form.dataset.failed;
  }
}

async function page(documents, from, marks) {
  const rows = await Promise.all(documents.slice(from, from + PAGE).map(documentAt));
  return rows.map((one) => shown(one, marks));
}

function offer(documents, marks, from) {
  more.hidden = from >= documents.length;
  more.onclick = async () => {
    const next = await page(documents, from, marks);
    list.append(...next);
    next[0]?.querySelector("a").focus();
    offer(documents, marks, from + PAGE);
  };
}

function elsewhere(query) {
  for (const link of document.querySelectorAll("#search-elsewhere a")) {
    const to = new URL(link.href);
    to.search = query ? new URLSearchParams({ q: query }) : "";
    link.href = to;
  }
}

let waiting = 0;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(), 200);
}

function ask() {
  clearTimeout(waiting);
  const here = new URL(location);
  here.search = field.value ? new URLSearchParams({ q: field.value }) : "";
  history.replaceState(null, "", here);
  return show(field.value);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
field.addEventListener("input", (event) => {
  if (!event.isComposing) soon();
});
field.addEventListener("compositionend", soon);

form.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) ask();
else field.focus();
