"use strict";
// Only the rows of one page exist in the document. Text from the data is set as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const at = id => document.getElementById(id);
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const word = number => data.words[number];
const rows = data.rows.map(([id, , picture, [name, segment, csm, outcome, code, reason, review, headline, file]]) => ({
  id, name, segment: word(segment), csm: word(csm), outcome: data.outcomes[outcome], code: word(code), reason: word(reason),
  review: word(review), headline, file, picture,
}));
const PAGE = 50, PRINTED = 2000;
const CHOICES = ["outcome", "segment", "csm", "reason"];
const SORTS = { id: "Id", name: "Name", segment: "Segment", csm: "CSM", outcome: "Outcome" };
const value = { outcome: r => r.outcome, segment: r => r.segment, csm: r => r.csm, reason: r => r.code, id: r => r.id, name: r => r.name };
let state = {}, found = rows, size = PAGE, written = null;

function make(tag, text, name) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (name) node.className = name;
  return node;
}

function part(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  return node;
}

// Draws the first slide; the kinds of marks are those of `picture.rs`.
function drawn(marks, number) {
  const svg = part("svg", { viewBox: "0 0 960 540", "aria-hidden": "true" });
  for (const [place, own] of marks.entries()) {
    const [kind, ...m] = typeof own === "number" ? data.marks[own] : own;
    if (kind === 0) svg.append(part("path", { d: m[0], fill: m[1], "fill-opacity": m[2] }));
    if (kind === 1) svg.append(part("path", { d: m[0], fill: "none", stroke: m[1], "stroke-width": m[2] }));
    if (kind === 2) {
      const id = `blend-${number}-${place}`;
      const blend = part("linearGradient", { id, gradientUnits: "userSpaceOnUse", x1: m[1], y1: m[2], x2: m[3], y2: m[4] });
      blend.append(part("stop", { "stop-color": m[5] }), part("stop", { offset: 1, "stop-color": m[6] }));
      svg.append(blend, part("path", { d: m[0], fill: `url(#${id})` }));
    }
    if (kind === 3) svg.append(part("image", { x: m[0], y: m[1], width: m[2], height: m[3], href: m[4], preserveAspectRatio: "none" }));
    if (kind === 4) {
      const text = part("text", {
        x: m[0] + m[2] / 2, y: m[1], "text-anchor": "middle", "font-size": m[3], "font-weight": m[4], fill: m[5],
        "font-family": m[7] & 1 ? "serif" : "Inter, system-ui, sans-serif", direction: m[7] & 2 ? "rtl" : "ltr",
        "unicode-bidi": "isolate",
      });
      if (m[2] > 0) { text.setAttribute("textLength", m[2]); text.setAttribute("lengthAdjust", "spacingAndGlyphs"); }
      text.textContent = m[6];
      svg.append(text);
    }
  }
  return svg;
}

// A relative address of a file beside the page, whatever it is called.
const address = file => "./" + encodeURIComponent(file);

function cell(...nodes) {
  const td = make("td");
  td.setAttribute("role", "cell");
  td.append(...nodes.filter(node => node));
  return td;
}

const foreign = (text, name) => text ? make("bdi", text, name) : null;

function line(row, number) {
  const tr = make("tr");
  tr.setAttribute("role", "row");
  tr.dataset.id = row.id;
  let picture = make("span", row.file ? "no picture" : "no deck", "blank");
  if (row.picture.length) picture = drawn(row.picture, number);
  let name = make(row.file ? "a" : "span", undefined, "name clamp");
  name.append(make("bdi", row.name || "without a name"));
  if (row.file) name.href = address(row.file);
  const outcome = cell(make("span", row.outcome, "state"), row.code ? make("span", ` ${row.code.replaceAll("_", " ")}`) : null,
    row.review ? make("div", `Look at it first: ${row.review}`, "clamp") : null, row.reason ? make("div", row.reason, "small clamp") : null);
  outcome.className = row.outcome;
  tr.append(cell(picture), cell(name, foreign(row.id, "small clamp"), row.headline ? make("div", row.headline, "clamp") : null),
    cell(foreign(row.segment, "clamp")), cell(foreign(row.csm, "clamp")), outcome);
  return tr;
}

function show() {
  const last = Math.max(0, Math.ceil(found.length / size) - 1);
  const page = Math.min(state.page, last);
  state.page = page;
  at("rows").replaceChildren(...found.slice(page * size, (page + 1) * size).map(line));
  const of = rows.length.toLocaleString("en");
  at("count").textContent = found.length === rows.length ? `All ${of} accounts` : `${found.length.toLocaleString("en")} of ${of} accounts`;
  at("page").textContent = `Page ${page + 1} of ${last + 1}`;
  at("back").disabled = page === 0;
  at("next").disabled = page === last;
  at("pages").hidden = last === 0;
}

function haystack(row) {
  row.hay ??= fold([row.id, row.name, row.segment, row.csm, row.outcome, row.code, row.code.replaceAll("_", " "), row.reason, row.review, row.headline].join("\n"));
  return row.hay;
}

function choose() {
  const terms = fold(state.q).split(/\s+/).filter(term => term);
  found = rows.filter(row => CHOICES.every(key => state[key] === null || value[key](row) === state[key])
    && (!state.review || row.review) && (!terms.length || terms.every(term => haystack(row).includes(term))));
  if (state.sort !== "id") found.sort(((by, order) => (a, b) => order.compare(by(a), by(b)))(value[state.sort], new Intl.Collator("en")));
  show();
}

function read() {
  const given = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  state = { q: given.get("q") ?? "", review: given.has("review"), page: Math.max(0, (parseInt(given.get("page"), 10) || 1) - 1) };
  for (const key of CHOICES) state[key] = given.get(key);
  state.sort = Object.hasOwn(SORTS, given.get("sort") ?? "") ? given.get("sort") : "id";
  at("q").value = state.q;
  at("review").checked = state.review;
  at("sort").value = state.sort;
  for (const key of CHOICES) {
    const chosen = state[key] === null ? "all" : `=${state[key]}`;
    // What nobody has can still be asked for, and has to be seen as the reason for an empty list.
    if (![...at(key).options].some(option => option.value === chosen)) at(key).append(new Option(state[key], chosen));
    at(key).value = chosen;
  }
  choose();
}

// What is shown stands in the address, so that it can be sent to a colleague.
function write() {
  const parameters = new URLSearchParams();
  if (state.q) parameters.set("q", state.q);
  for (const key of CHOICES) if (state[key] !== null) parameters.set(key, state[key]);
  if (state.review) parameters.set("review", "yes");
  if (state.sort !== "id") parameters.set("sort", state.sort);
  if (state.page) parameters.set("page", state.page + 1);
  written = `#${parameters.toString() || "all=yes"}`;
  if (location.hash !== written) location.replace(written);
}

function changed() {
  state.page = 0;
  choose();
  write();
}

function turn(by) {
  state.page += by;
  show();
  write();
  at("accounts").focus();
}

for (const key of CHOICES) {
  const options = [...new Set(rows.map(value[key]))].sort(new Intl.Collator("en").compare);
  at(key).append(new Option("all", "all"), ...options.map(option => new Option((key === "reason" ? option.replaceAll("_", " ") : option) || "none", `=${option}`)));
  at(key).addEventListener("change", () => { state[key] = at(key).value === "all" ? null : at(key).value.slice(1); changed(); });
}
at("sort").append(...Object.entries(SORTS).map(([key, name]) => new Option(name, key)));
at("sort").addEventListener("change", () => { state.sort = at("sort").value; changed(); });
let waiting;
at("q").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { state.q = at("q").value; changed(); }, 120);
});
at("review").addEventListener("change", () => { state.review = at("review").checked; changed(); });
at("reset").addEventListener("click", () => { location.hash = "all=yes"; });
at("filters").addEventListener("submit", event => event.preventDefault());
at("back").addEventListener("click", () => turn(-1));
at("next").addEventListener("click", () => turn(1));
addEventListener("hashchange", () => {
  if (location.hash === written) return;
  written = null;
  read();
  if (location.hash.includes("=")) at("accounts").scrollIntoView();
});
addEventListener("beforeprint", () => { size = PRINTED; show(); });
addEventListener("afterprint", () => { size = PAGE; show(); });
at("list").hidden = false;
read();
