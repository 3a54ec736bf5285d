// The explorer. Data come as columns, views are functions of them, and where one is stands in the address (#/view/id?filters).
// Whatever a text or a table says is put on the page as text nodes: nothing of it is ever parsed as markup.

const { package: pack, counts, dictionary, quality, charts, parts: index, changes: news } = JSON.parse(document.getElementById("wakhan").textContent);
const view = document.getElementById("view");
const LISTED = 60; // rows of a list before "show more"
const DRAWN = 3000; // marks of a timeline before it shows densities

// --- elements -------------------------------------------------------------------------------------------------------

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return element;
}

const to = (kind, id) => `#/${kind}/${encodeURIComponent(id)}`;
const link = (kind, id, text, attributes = {}) => h("a", { href: to(kind, id), ...attributes }, text);
const n = (value) => value.toLocaleString("en-GB");
const many = (count, one, more = `${one}s`) => `${n(count)} ${count === 1 ? one : more}`;
const words = (name) => name.replaceAll("_", " ");
const soft = (...children) => h("span", { class: "soft" }, ...children);
const outside = (url, text) => (/^https?:\/\//.test(url ?? "") ? h("a", { href: url, rel: "noreferrer" }, text ?? url) : (text ?? url));
// Prose of the schemas: `words in back quotes` are code.
const prose = (text) => text.split("`").map((piece, i) => (i % 2 ? h("code", {}, piece) : piece));
const said = (value) => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

// --- data -----------------------------------------------------------------------------------------------------------

const kept = new Map();
const once = (key, make) => (kept.has(key) ? kept.get(key) : kept.set(key, make()).get(key));

async function read(key) {
  const inPage = document.getElementById(`part-${key}`);
  if (inPage) return JSON.parse(inPage.textContent);
  await new Promise((done, failed) => {
    const missing = () => failed(new Error(`explorer/${key}.js is missing: keep the folder “explorer” beside this page.`));
    document.head.append(h("script", { src: `explorer/${key}.js`, onload: done, onerror: missing }));
  });
  return window.wakhanParts[key];
}

function asRows(columns) {
  const names = Object.keys(columns);
  return Array.from({ length: columns[names[0]].length }, (_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])));
}

const part = (name, number) => once(`${name}-${number}`, () => read(`${name}-${number}`).then(asRows));
const table = (name) => once(name, async () => (await Promise.all(index[name].map((_, number) => part(name, number)))).flat());

// The rows of one document: the part that holds it is the last that begins with it or with one before it.
async function rowsOf(name, documentId) {
  const number = index[name].findLastIndex((first) => first <= documentId);
  return (await part(name, Math.max(number, 0))).filter((row) => row.document_id === documentId);
}

const by = (name, column) =>
  once(`${name}/${column}`, async () => {
    const groups = new Map();
    for (const row of await table(name)) {
      if (row[column] === null) continue;
      if (!groups.has(row[column])) groups.set(row[column], []);
      groups.get(row[column]).push(row);
    }
    return groups;
  });
const all = async (name, column, value) => (await by(name, column)).get(value) ?? [];
const one = async (name, column, value) => (await all(name, column, value))[0];

const tally = (items) => items.reduce((sums, item) => sums.set(item, (sums.get(item) ?? 0) + 1), new Map());
const largest = (sums) => [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

// --- the field's terms ----------------------------------------------------------------------------------------------

const CLASSES = {
  "verbal cooperation": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
  "material cooperation": ["COOPERATE", "AID", "RETREAT"],
  "verbal conflict": ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
  "material conflict": ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
  other: ["OTHER"],
};
const TYPES = Object.values(CLASSES).flat();
const CLASS_OF = Object.fromEntries(Object.entries(CLASSES).flatMap(([name, types]) => types.map((type) => [type, name])));
const classOf = (type) => CLASS_OF[type] ?? "other";
const mark = (type) => h("span", { class: `type ${classOf(type).replace(" ", "-")}`, title: classOf(type) }, type);
const day = (iso) => (iso === null ? null : Date.parse(`${iso}T00:00:00Z`));
const edge = (edtf) => Date.parse(edtf.match(/^\d{4}(-\d{2}(-\d{2})?)?/)[0]); // the first day of a plain EDTF date
const when = (row) => row.date ?? "no date";

// --- charts: Vega-Lite specifications, with the page's colours -------------------------------------------------------

const mounted = [];

function chart(name, values, label, { types, kinds, click } = {}) {
  const box = h("div", { class: `chart ${name}`, role: "figure", "aria-label": label });
  mounted.push(async () => {
    const style = getComputedStyle(document.documentElement);
    const colour = (variable) => style.getPropertyValue(variable).trim();
    const encodings = {
      $class: {
        field: "class", type: "nominal", title: null, legend: { orient: "top", symbolType: "circle", symbolOpacity: 1 },
        scale: { domain: Object.keys(CLASSES), range: Object.keys(CLASSES).map((c) => colour(`--${c.replace(" ", "-")}`)) },
      },
      $kinds: { domain: kinds, range: [colour("--verbal-cooperation"), colour("--verbal-conflict")] },
    };
    const filled = JSON.parse(JSON.stringify(charts[name]), (_, value) => {
      const known = value && typeof value === "object" && Object.keys(encodings).find((key) => value[key] === true);
      return known ? encodings[known] : value;
    });
    const narrow = box.clientWidth < 560;
    const config = {
      background: "transparent", font: style.fontFamily,
      view: { stroke: null },
      axis: { labelColor: colour("--ink"), titleColor: colour("--soft"), gridColor: colour("--line"), domainColor: colour("--line"), tickColor: colour("--line"), labelFontSize: 12 },
      legend: { labelColor: colour("--ink"), titleColor: colour("--soft"), labelFontSize: 12, columns: narrow ? 2 : 5 },
    };
    if (kinds?.length === 1) filled.encoding.color.legend = null;
    if (types && filled.encoding.y) filled.encoding.y.sort = types;
    const spec = { ...filled, data: { values }, config, description: label };
    const { view: drawn } = await window.vegaEmbed(box, spec, { actions: false, renderer: "svg", tooltip: { theme: "custom" }, ast: false });
    if (click) drawn.addEventListener("click", (_, item) => item?.datum && click(item.datum));
  });
  return box;
}

// --- tables: DataTables ---------------------------------------------------------------------------------------------

// columns: {title, value(row), node(row) when it is more than text, hint, number}
function grid(name, columns, rows, { page = 25, search = "", scroll = true } = {}) {
  const box = h("table", { class: "display compact", style: "width:100%" });
  mounted.push(() => {
    const drawn = new window.DataTable(box, {
      data: rows,
      columns: columns.map(({ value, node, number }) => ({
        data: null,
        className: number ? "dt-right" : "dt-left",
        type: number ? "num" : "string",
        render: (_, kind, row) => {
          if (kind === "display") return node ? node(row) : h("span", {}, said(value(row)));
          const plain = value(row);
          return number && kind === "sort" ? (plain ?? -Infinity) : said(plain);
        },
        title: "",
      })),
      autoWidth: false,
      deferRender: true,
      order: [],
      pageLength: page,
      scrollX: scroll,
      search: { search },
      layout: {
        topStart: { buttons: [
          { extend: "copy", text: "Copy as CSV", fieldSeparator: ",", fieldBoundary: '"', escapeChar: '"', title: null, exportOptions: { orthogonal: "export" } },
          { extend: "csv", text: "Save as CSV", filename: name, exportOptions: { orthogonal: "export" } },
        ] },
        topEnd: "search", bottomStart: "info", bottomEnd: "paging",
      },
      language: { search: "Search", emptyTable: "No rows." },
    });
    drawn.columns().every(function () {
      const { title, hint } = columns[this.index()];
      const header = this.header();
      (header.querySelector(".dt-column-title") ?? header).textContent = title;
      if (hint) header.title = hint;
    });
    drawn.columns.adjust();
  });
  return h("div", { class: "grid" }, box);
}

// --- pieces ---------------------------------------------------------------------------------------------------------

const entityName = async (id) => (id === null ? null : ((await one("entities", "entity_id", id))?.name ?? id));

async function entityLink(id, text) {
  return id === null ? (text ?? soft("not named")) : link("entity", id, text ?? (await entityName(id)));
}

async function sides(event) {
  const found = await all("event_participants", "event_id", event.event_id);
  const named = async (role) => {
    const links = await Promise.all(found.filter((p) => p.role === role).map(async (p) => entityLink(p.entity_id, p.entity_id === null ? p.surface : undefined)));
    return links.flatMap((node, i) => (i ? [", ", node] : [node]));
  };
  const [actors, recipients] = [await named("actor"), await named("recipient")];
  return h("span", { class: "sides" }, actors.length ? actors : soft("unnamed"), recipients.length ? [" → ", recipients] : null);
}

const withheld = (row, start, end) => soft(`withheld: code points ${n(row[start])}–${n(row[end])} of the raw file`);

async function report(event) {
  const document = await one("documents", "document_id", event.document_id);
  return h("article", { class: "card" },
    h("p", { class: "meta" }, mark(event.event_type), " ", event.mode ? soft(words(event.mode)) : null, " ", h("b", {}, when(event)), " ", soft(`${event.date_basis} · ${event.status} · score ${event.score.toFixed(2)}`)),
    h("p", {}, await sides(event), event.place_entity_id ? [" in ", await entityLink(event.place_entity_id)] : null),
    h("blockquote", {}, event.evidence === null ? withheld(event, "evidence_start", "evidence_end") : evidence(event)),
    h("p", { class: "meta" }, link("document", event.document_id, document?.title ?? event.document_id), " · ", link("event", event.event_id, "read it in its place")),
  );
}

// The sentence with its trigger marked, where the trigger can be found in it.
function evidence(event) {
  const at = event.trigger === null ? -1 : event.evidence.indexOf(event.trigger);
  if (at < 0) return event.evidence;
  return [event.evidence.slice(0, at), h("mark", {}, event.trigger), event.evidence.slice(at + event.trigger.length)];
}

// nestedIn(id): the quotations that stand inside another.
async function quotationCard(row, nestedIn = () => []) {
  const nested = nestedIn(row.quotation_id);
  const document = await one("documents", "document_id", row.document_id);
  return h("article", { class: `card quotation ${row.quote_type}` },
    h("p", { class: "meta" },
      h("b", {}, row.speaker_entity_id ? await entityLink(row.speaker_entity_id) : (row.speaker ?? soft("no speaker found"))),
      row.speaker_entity_id && row.speaker && row.speaker !== (await entityName(row.speaker_entity_id)) ? soft(` “${row.speaker}”`) : null,
      row.cue ? soft(` ${row.cue}`) : null, " ", h("span", { class: "tag" }, row.quote_type),
      row.reported_by_entity_id ? [soft(" reported by "), await entityLink(row.reported_by_entity_id)] : null),
    row.text === null ? h("p", {}, withheld(row, "raw_start", "raw_end")) : row.quote_type === "direct" ? h("blockquote", {}, h("q", {}, row.text)) : h("blockquote", {}, row.text),
    h("p", { class: "meta" }, link("document", row.document_id, document?.title ?? row.document_id), " · ", link("quotation", row.quotation_id, "read it in its place")),
    nested.length ? h("div", { class: "nested" }, soft("Within it:"), await Promise.all(nested.map((inner) => quotationCard(inner, nestedIn)))) : null,
  );
}

// A list that shows its first rows and more on request.
function list(rows, draw, shown = LISTED) {
  const box = h("div", { class: "list" });
  const more = h("button", { type: "button", class: "more" });
  let done = 0;
  const grow = async (upTo) => {
    const next = rows.slice(done, upTo);
    done += next.length;
    more.before(...(await Promise.all(next.map(draw))));
    more.textContent = `Show more (${n(rows.length - done)} left)`;
    more.hidden = done >= rows.length;
  };
  more.addEventListener("click", () => grow(done + LISTED));
  box.append(more);
  return { box, ready: grow(shown) };
}

// Filters stand in the address, so that a filtered view can be shared. Each: {name, label, options: [[value, text]]} or {name, label} for words.
function filters(specs, query, change) {
  const values = () => Object.fromEntries([...form.elements].filter((e) => e.name && e.value).map((e) => [e.name, e.value]));
  const form = h("form", { class: "filters", role: "search", onsubmit: (e) => e.preventDefault() },
    specs.map(({ name, label, options }) => h("label", {}, label,
      options
        ? h("select", { name }, h("option", { value: "" }, "all"), options.map(([value, text]) => h("option", { value, selected: query.get(name) === value }, text)))
        : h("input", { name, type: "search", value: query.get(name) ?? "" }))));
  const changed = () => {
    const chosen = values();
    const [path] = location.hash.split("?");
    history.replaceState(null, "", `${path}${Object.keys(chosen).length ? `?${new URLSearchParams(chosen)}` : ""}`);
    change(chosen);
  };
  form.addEventListener("input", changed);
  return { form, chosen: values };
}

const holds = (text, wanted) => !wanted || (text ?? "").toLowerCase().includes(wanted.toLowerCase());
const definitions = (pairs) => h("dl", {}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length)).map(([term, value]) => [h("dt", {}, term), h("dd", {}, value)]));

async function draw(node) {
  for (const start of mounted.splice(0)) await start();
  return node;
}

// --- views ----------------------------------------------------------------------------------------------------------

async function overview() {
  const occurrences = await table("occurrences");
  const dated = occurrences.filter((o) => o.date_start);
  const years = dated.map((o) => ({ start: day(o.date_start), class: classOf(o.event_type), n: 1 }));
  const documents = await table("documents");
  const licences = (pack.licenses ?? []).map((licence) => outside(licence.path, licence.name));
  const authors = (pack.contributors ?? []).map((c) => c.title).join(", ");
  return [
    h("h1", {}, pack.title),
    h("p", { class: "lead" }, pack.description),
    h("p", {}, `Version ${pack.version}. `, licences.length ? ["Licence of the tables: ", licences, ". "] : null, basis(documents)),
    h("ul", { class: "counts" }, Object.entries(counts).map(([name, rows]) => h("li", {}, h("a", { href: `#/tables/${name}` }, h("b", {}, n(rows)), words(name))))),
    h("h2", {}, "When"),
    h("p", { class: "soft" }, `${many(dated.length, "dated occurrence")} of ${n(occurrences.length)} by the year in which they may begin, and the class of their type.`),
    chart("coverage", years, `Occurrences by year, ${years.length} in all`),
    h("h2", {}, "Who"),
    h("p", { class: "soft" }, "Those who act on one another most often: rows act, columns are acted on."),
    await matrix(await table("events"), 18),
    h("h2", {}, "How good"),
    scores(),
    h("h2", {}, "Cite"),
    h("p", { class: "cite" }, `${authors || "The authors of the package"}. ${pack.title}. Version ${pack.version}${pack.created ? `, ${pack.created.slice(0, 4)}` : ""}.`, pack.homepage ? [" ", outside(pack.homepage)] : null),
    h("h2", {}, "Download"),
    h("p", {}, "All files lie beside this page. ", h("a", { href: "README.md" }, "The data card"), " says what each column means, ", h("a", { href: "datapackage.json" }, "the descriptor"), " tells programs, ", h("a", { href: "SHA256SUMS" }, "SHA256SUMS"), " proves that nothing was changed."),
    h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Files" }, h("table", { class: "plain" },
      h("thead", {}, h("tr", {}, ["table", "rows", "files", "a row is"].map((t) => h("th", { scope: "col" }, t)))),
      h("tbody", {}, Object.entries(counts).map(([name, rows]) => h("tr", {}, h("th", { scope: "row" }, h("a", { href: `#/tables/${name}` }, words(name))), h("td", { class: "n" }, n(rows)), h("td", {}, h("a", { href: `${name}.parquet` }, "Parquet"), " ", h("a", { href: `csv/${name}.csv` }, "CSV")), h("td", {}, prose(dictionary[name].description))))))),
  ];
}

function basis(documents) {
  const full = documents.filter((d) => d.text_basis === "full").length;
  const digests = documents.length - full;
  return `Built from ${[full ? many(full, "full text") : "", digests ? many(digests, "digest") : ""].filter(Boolean).join(" and ") || "no document"}.`;
}

function scores() {
  if (!quality.scores) return h("p", {}, "This version was not measured against gold. docs/quality.md of the project says what the pipeline reaches on texts that people annotated.");
  const golds = [...new Set(quality.scores.map((s) => s.gold))];
  const measures = [...new Set(quality.scores.map((s) => s.measure))];
  const cell = (s) => (!s ? "" : s.value === null ? `– (${s.n})` : [`${s.value.toFixed(2)} `, soft(`${s.low.toFixed(2)}–${s.high.toFixed(2)}, n = ${n(s.n)}`)]);
  const bins = (quality.reliability ?? []).filter((r) => r.gold === (quality.reliability ?? []).at(-1).gold).flatMap((r) => r.bins.map((b) => ({ table: r.table, score: b.mean_score, right: b.share_right, n: b.n })));
  return [
    h("p", { class: "soft" }, "Agreement with what people annotated; 95 % bootstrap intervals and the number of cases."),
    h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Scores" }, h("table", { class: "plain" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "measure"), golds.map((g) => h("th", { scope: "col" }, g)))),
      h("tbody", {}, measures.map((m) => h("tr", {}, h("th", { scope: "row" }, words(m)), golds.map((g) => h("td", {}, cell(quality.scores.find((s) => s.gold === g && s.measure === m))))))))),
    bins.length ? [h("p", { class: "soft" }, "How far the column score can be taken at its word: rows scored 0.8 should be right eight times in ten."), chart("reliability", bins, "Reliability of scores: share of rows that are right, by score")] : null,
  ];
}

// Who acts on whom: the sides named most often, as a matrix that stays readable.
async function matrix(events, most) {
  const pairs = new Map();
  const counted = new Map();
  for (const event of events) {
    const found = await all("event_participants", "event_id", event.event_id);
    const ids = (role) => found.filter((p) => p.role === role && p.entity_id !== null).map((p) => p.entity_id);
    for (const from of ids("actor")) for (const target of ids("recipient")) {
      const key = JSON.stringify([from, target]);
      pairs.set(key, (pairs.get(key) ?? 0) + 1);
      for (const side of [from, target]) counted.set(side, (counted.get(side) ?? 0) + 1);
    }
  }
  const shown = new Set(largest(counted).slice(0, most).map(([id]) => id));
  const values = [];
  for (const [key, count] of pairs) {
    const [from, target] = JSON.parse(key);
    if (shown.has(from) && shown.has(target)) values.push({ from: await entityName(from), to: await entityName(target), n: count, id: from });
  }
  if (!values.length) return h("p", { class: "soft" }, "No event has two sides that are known.");
  return h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Who acts on whom" }, chart("matrix", values, `Who acts on whom: ${values.length} pairs`, { click: (d) => d.id && (location.hash = to("entity", d.id)) }));
}

async function timeline(_, query) {
  const occurrences = [...(await table("occurrences"))].sort((a, b) => (a.date_start ?? "9999") < (b.date_start ?? "9999") ? -1 : (a.date_start ?? "9999") > (b.date_start ?? "9999") ? 1 : 0);
  const reports = await by("events", "occurrence_id");
  const participants = await by("event_participants", "event_id");
  // What the filters look at and the chart draws, made once.
  const prepared = occurrences.map((o) => {
    const [first, last] = [o.date_start ?? o.date_end, o.date_end ?? o.date_start];
    return {
      o, words: o.title.toLowerCase(),
      sides: new Set((reports.get(o.occurrence_id) ?? []).flatMap((e) => participants.get(e.event_id) ?? []).map((p) => p.entity_id).filter(Boolean)),
      drawn: first && { id: o.occurrence_id, start: day(first), end: day(last) + 86400000, type: o.event_type, class: classOf(o.event_type), title: o.title, when: o.date, reports: o.n_reports },
    };
  });
  const common = largest(tally(prepared.flatMap(({ sides }) => [...sides]))).slice(0, 200);
  const options = (await Promise.all(common.map(async ([id, count]) => [id, `${await entityName(id)} (${count})`])));
  const drawing = h("div", {});
  const listing = h("div", {});
  const status = h("p", { class: "soft", role: "status" });
  const show = async ({ type, side, q } = {}) => {
    const wanted = q?.toLowerCase();
    const found = prepared.filter((p) => (!type || p.o.event_type === type || classOf(p.o.event_type) === type) && (!side || p.sides.has(side)) && (!wanted || p.words.includes(wanted)));
    const values = found.flatMap(({ drawn }) => drawn ?? []);
    status.textContent = `${many(found.length, "occurrence")}${values.length < found.length ? `, ${n(found.length - values.length)} of them without a date` : ""}.`;
    const types = TYPES.filter((t) => values.some((v) => v.type === t));
    drawing.replaceChildren(values.length > DRAWN ? chart("density", values, `${values.length} occurrences by year and type`, { types }) : values.length ? chart("timeline", values, `${values.length} dated occurrences by type`, { types, click: (d) => d.id && (location.hash = to("occurrence", d.id)) }) : "");
    const { box, ready } = list(found.map(({ o }) => o), occurrenceLine);
    await ready;
    listing.replaceChildren(box);
    await draw();
  };
  const present = new Set(occurrences.map((o) => o.event_type));
  const { form, chosen } = filters([
    { name: "type", label: "Type", options: [...Object.keys(CLASSES).filter((c) => CLASSES[c].some((t) => present.has(t))).map((c) => [c, `all ${c}`]), ...TYPES.filter((t) => present.has(t)).map((t) => [t, t])] },
    { name: "side", label: "Side", options },
    { name: "q", label: "Words" },
  ], query, show);
  mounted.push(() => show(chosen()));
  return [h("h1", {}, "Timeline"), h("p", { class: "soft" }, "What happened, joined from all reports of it. A bar is a date that is not known to the day. Drag to move, scroll to zoom, click for the reports."), form, status, drawing, listing];
}

const occurrenceLine = async (o) => h("p", { class: "line" }, h("span", { class: "date" }, when(o)), " ", mark(o.event_type), " ", link("occurrence", o.occurrence_id, o.title), " ", soft(o.n_reports > 1 ? `${many(o.n_reports, "report")} in ${many(o.n_documents, "document")}` : ""));

async function occurrence(id) {
  const o = await one("occurrences", "occurrence_id", id);
  if (!o) return absent("occurrence", id);
  const reports = await all("events", "occurrence_id", id);
  return [
    h("h1", {}, o.title),
    definitions([["type", mark(o.event_type)], ["date", when(o)], ["place", o.place_entity_id && (await entityLink(o.place_entity_id))], ["reports", `${o.n_reports} in ${many(o.n_documents, "document")}`], ["agreement", `${Math.round(o.agreement * 100)} % of the reports agree on type, date and sides`], ["key", h("code", {}, o.occurrence_id)]]),
    h("h2", {}, "Reports"),
    h("div", { class: "list" }, await Promise.all(reports.map(report))),
  ];
}

async function entities(_, query) {
  const rows = [...(await table("entities"))].sort((a, b) => b.n_documents - a.n_documents || b.n_mentions - a.n_mentions);
  const hints = Object.fromEntries(dictionary.entities.fields.map((f) => [f.name, f.description]));
  return [
    h("h1", {}, "Entities"),
    h("p", { class: "soft" }, "People, states, bodies, places and works that the documents name."),
    grid("entities", [
      { title: "name", value: (e) => e.name, node: (e) => link("entity", e.entity_id, e.name), hint: hints.name },
      { title: "type", value: (e) => e.entity_type, hint: hints.entity_type },
      { title: "also", value: (e) => e.aliases.join("; "), node: (e) => h("span", { class: "clip" }, e.aliases.join("; ")), hint: hints.aliases },
      { title: "mentions", value: (e) => e.n_mentions, number: true, hint: hints.n_mentions },
      { title: "documents", value: (e) => e.n_documents, number: true, hint: hints.n_documents },
      { title: "Wikidata", value: (e) => e.wikidata_id, node: (e) => wikidata(e), hint: hints.wikidata_id },
    ], rows, { search: query.get("q") ?? "", scroll: false }),
  ];
}

const wikidata = (e) => (/^Q\d+$/.test(e.wikidata_id ?? "") ? outside(`https://www.wikidata.org/wiki/${e.wikidata_id}`, e.wikidata_id) : h("span", {}));

async function entity(id) {
  const e = await one("entities", "entity_id", id);
  if (!e) return absent("entity", id);
  const roles = await all("entity_roles", "entity_id", id);
  const held = await all("entity_roles", "organisation_id", id);
  const acts = await all("event_participants", "entity_id", id);
  const events = await by("events", "event_id");
  const involved = [...new Set(acts.map((p) => p.event_id))].map((event) => events.get(event)[0]).sort((a, b) => ((a.date_start ?? "9999") < (b.date_start ?? "9999") ? -1 : 1));
  const spoken = await all("quotations", "speaker_entity_id", id);
  const appearances = await all("appearances", "entity_id", id);
  const titles = await by("documents", "document_id");
  const names = await by("entities", "entity_id");
  const spellings = await all("spellings", "entity_id", id);
  const others = [];
  for (const event of involved) for (const p of await all("event_participants", "event_id", event.event_id)) {
    if (p.entity_id !== null && p.entity_id !== id) others.push([await entityName(p.entity_id), event.event_type]);
  }
  const cells = largest(tally(others.map((pair) => JSON.stringify(pair)))).slice(0, 120).map(([key, count]) => ({ from: JSON.parse(key)[0], to: JSON.parse(key)[1], n: count }));
  const term = (role) => `${role.valid_start ?? "?"} – ${role.valid_end ?? "?"}`;
  // Terms as bars: a term without a known end is drawn up to the last day the documents cover.
  const last = (await table("documents")).map((d) => d.date_end ?? "").sort().at(-1) || null;
  const terms = (rows, label) => {
    const bars = rows.filter((r) => /^\d{4}/.test(r.valid_start ?? "")).map((r) => ({ role: label(r), when: term(r), start: edge(r.valid_start), end: edge(/^\d{4}/.test(r.valid_end ?? "") ? r.valid_end : last ?? r.valid_start) }));
    return bars.length ? chart("roles", bars, `Offices over time: ${bars.length}`) : null;
  };
  const office = async (role, who) => h("li", {}, role.role, who ? [" ", await entityLink(who)] : null, " ", soft(term(role)));
  return [
    h("h1", {}, e.name),
    h("p", {}, h("span", { class: "tag" }, e.entity_type), " ", e.description, " ", soft(e.basis === "authority" ? "from the authority file" : "found in the texts")),
    definitions([["also", e.aliases.join("; ")], ["written", spellings.slice(0, 12).map((s) => `${s.surface} (${s.n})`).join(", ")], ["Wikidata", e.wikidata_id && wikidata(e)], ["ISO 3166", e.iso3166_a3], ["key", h("code", {}, e.entity_id)]]),
    roles.length ? [h("h2", {}, "Offices"), h("ul", {}, await Promise.all(roles.map((r) => office(r, r.organisation_id)))), terms(roles, (r) => r.role)] : null,
    held.length ? [h("h2", {}, "Its officers"), h("ul", {}, await Promise.all(held.map((r) => office(r, r.entity_id)))), terms(held, (r) => `${names.get(r.entity_id)?.[0].name ?? r.entity_id}, ${r.role}`)] : null,
    appearances.length ? [h("h2", {}, "Where it is named"), chart("bars", appearances.slice(0, 20).map((a) => ({ name: titles.get(a.document_id)?.[0].title ?? a.document_id, n: a.n, kind: "mentions", id: a.document_id })), `Mentions of ${e.name} by document`, { kinds: ["mentions"], click: (d) => d.id && (location.hash = to("document", d.id)) })] : null,
    cells.length ? [h("h2", {}, "With whom and how"), h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "With whom and how" }, chart("matrix", cells, `Events of ${e.name} by the other side and type`))] : null,
    involved.length ? [h("h2", {}, many(involved.length, "event")), await listed(involved, report)] : null,
    spoken.length ? [h("h2", {}, `${many(spoken.length, "quotation")}`), await listed(spoken, (q) => quotationCard(q))] : null,
  ];
}

async function listed(rows, drawRow, shown = 12) {
  const { box, ready } = list(rows, drawRow, shown);
  await ready;
  return box;
}

async function quotations(_, query) {
  const rows = await table("quotations");
  const inner = await by("quotations", "parent_quotation_id");
  const top = async (column) => Promise.all(largest(tally(rows.map((q) => q[column]).filter(Boolean))).slice(0, 200).map(async ([id, count]) => [id, `${await entityName(id)} (${count})`]));
  const listing = h("div", {});
  const drawing = h("div", {});
  const status = h("p", { class: "soft", role: "status" });
  const show = async ({ speaker, reporter, type, q } = {}) => {
    const found = rows.filter((r) => (!speaker || r.speaker_entity_id === speaker) && (!reporter || r.reported_by_entity_id === reporter) && (!type || r.quote_type === type) && (holds(r.text, q) || holds(r.speaker, q)));
    status.textContent = `${many(found.length, "quotation")}: ${n(found.filter((r) => r.quote_type === "direct").length)} direct, ${n(found.filter((r) => r.quote_type === "indirect").length)} indirect, ${n(found.filter((r) => r.parent_quotation_id).length)} inside another.`;
    const names = largest(tally(found.map((r) => r.speaker_entity_id).filter(Boolean))).slice(0, 15).map(([id]) => id);
    const values = (await Promise.all(names.flatMap((id) => ["direct", "indirect"].map(async (kind) => ({ id, name: await entityName(id), kind, n: found.filter((r) => r.speaker_entity_id === id && r.quote_type === kind).length })))));
    drawing.replaceChildren(values.length ? chart("bars", values, "Quotations by speaker, direct and indirect", { kinds: ["direct", "indirect"], click: (d) => d.id && (location.hash = to("entity", d.id)) }) : "");
    const ids = new Set(found.map((r) => r.quotation_id));
    const { box, ready } = list(found.filter((r) => !ids.has(r.parent_quotation_id)), (r) => quotationCard(r, (id) => (inner.get(id) ?? []).filter((i) => ids.has(i.quotation_id))));
    await ready;
    listing.replaceChildren(box);
    await draw();
  };
  const { form, chosen } = filters([
    { name: "speaker", label: "Speaker", options: await top("speaker_entity_id") },
    { name: "reporter", label: "Reported by", options: await top("reported_by_entity_id") },
    { name: "type", label: "Kind", options: [["direct", "direct"], ["indirect", "indirect"]] },
    { name: "q", label: "Words" },
  ], query, show);
  mounted.push(() => show(chosen()));
  return [h("h1", {}, "Quotations"), h("p", { class: "soft" }, "What was said, in the speaker’s words (direct) or retold (indirect); a quotation inside another stands within it."), form, status, drawing, listing];
}

async function documents() {
  const rows = [...(await table("documents"))].sort((a, b) => ((a.date_start ?? "9999") < (b.date_start ?? "9999") ? -1 : 1));
  return [
    h("h1", {}, "Documents"),
    grid("documents", [
      { title: "date", value: (d) => d.date },
      { title: "title", value: (d) => d.title ?? d.document_id, node: (d) => link("document", d.document_id, d.title ?? d.document_id) },
      { title: "publisher", value: (d) => d.publisher },
      { title: "genre", value: (d) => d.genre && words(d.genre) },
      { title: "text", value: (d) => `${d.text_policy}, ${d.text_basis}` },
      ...["n_words", "n_mentions", "n_quotations", "n_events"].map((c) => ({ title: words(c.slice(2)), value: (d) => d[c], number: true })),
    ], rows, { scroll: false }),
  ];
}

// --- the reader -----------------------------------------------------------------------------------------------------

const LAYERS = { mentions: "mention_id", quotations: "quotation_id", events: "event_id", redactions: "redaction_id" };
const ROUTE = { mentions: "mention", quotations: "quotation", events: "event", redactions: "redaction" };

// A paragraph's text with every row that stands in it: cut wherever a row begins or ends, each piece in all rows that cover it.
function marked(paragraph, placed, target) {
  const text = Array.from(paragraph.text);
  const cuts = [...new Set([0, text.length, ...placed.flatMap((p) => [p.start, p.end])])].sort((a, b) => a - b);
  const pieces = [];
  const cut = (p) => h("a", { class: `redaction${p.id === target ? " target" : ""}`, href: to("redaction", p.id), "data-layer": "redactions", title: "text was cut here on release" }, p.row.code ?? "cut");
  for (let i = 0; i < cuts.length; i++) {
    pieces.push(...placed.filter((p) => p.start === p.end && p.start === cuts[i]).map(cut));
    if (i + 1 === cuts.length) break;
    const [start, end] = [cuts[i], cuts[i + 1]];
    const over = placed.filter((p) => p.start <= start && p.end >= end && p.start < p.end);
    const said = text.slice(start, end).join("");
    if (!over.length) { pieces.push(said); continue; }
    // The shortest row is the one a click means; a quotation is opened at its first piece only, so that links stay few.
    const inner = over.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
    const opens = inner.layer !== "quotations" || inner.start === start;
    const layers = [...new Set(over.map((p) => p.layer))];
    const attributes = { class: ["row", ...layers, over.some((p) => p.id === target) ? "target" : "", inner.layer === "mentions" ? `is-${inner.row.entity_type}` : "", over.some((p) => p.layer === "quotations" && p.row.quote_type === "direct") ? "direct" : ""].filter(Boolean).join(" "), "data-rows": over.map((p) => p.id).join(" ") };
    pieces.push(opens ? h("a", { ...attributes, href: to(ROUTE[inner.layer], inner.id) }, said) : h("span", attributes, said));
  }
  return pieces;
}

async function reader(documentId, target, layer) {
  const d = await one("documents", "document_id", documentId);
  if (!d) return absent("document", documentId);
  const paragraphs = (await rowsOf("paragraphs", documentId)).sort((a, b) => a.ordinal - b.ordinal);
  const found = {};
  for (const name of Object.keys(LAYERS)) found[name] = await rowsOf(name, documentId);
  const row = layer === "paragraphs" ? paragraphs.find((p) => p.paragraph_id === target) : layer && found[layer].find((r) => r[LAYERS[layer]] === target);
  if (layer && !row) return absent(layer.slice(0, -1), target);
  const placed = Map.groupBy(Object.entries(found).flatMap(([name, rows]) => rows.flatMap((r) => (r.at ?? []).map(([ordinal, start, end]) => ({ layer: name, id: r[LAYERS[name]], row: r, ordinal, start, end })))), (p) => p.ordinal);
  const lines = paragraphs.map((p) => {
    const heading = p.kind === "title" ? "h2" : p.kind === "heading" ? "h3" : "p";
    const shown = p.text === null ? hidden(p, found, target) : marked(p, placed.get(p.ordinal) ?? [], target);
    return h("section", { class: `paragraph ${p.kind}${p.paragraph_id === target ? " target" : ""}`, id: p.paragraph_id },
      h("a", { class: "ordinal", href: to("paragraph", p.paragraph_id), "aria-label": `Paragraph ${p.ordinal}` }, p.label ?? p.ordinal), p.marking ? h("span", { class: "marking", title: "portion mark" }, `(${p.marking})`) : null, h(heading, {}, shown));
  });
  const switches = h("fieldset", { class: "switches" }, h("legend", {}, "Show"), Object.keys(LAYERS).map((name) => h("label", { class: name }, h("input", { type: "checkbox", checked: true, onchange: (e) => text.classList.toggle(`no-${name}`, !e.target.checked) }), `${words(name)} ${found[name].length}`)));
  const text = h("div", { class: "text" }, lines);
  const header = await one("cables", "document_id", documentId);
  mounted.push(() => text.querySelector(".target")?.scrollIntoView({ block: "center" }));
  return [
    h("h1", {}, d.title ?? d.document_id),
    h("p", {}, [d.creators.join(", "), d.publisher, d.date, d.genre && words(d.genre)].filter(Boolean).join(" · "), d.source_url ? [" · ", outside(d.source_url, "source")] : null),
    h("p", { class: "soft" }, d.text_basis === "digest" ? "Built from a digest: the document retold in our own words. " : "Built from the full text. ", d.text_policy === "open" || d.text_basis === "digest" ? "" : "Its text is not ours to publish: names, short quotations and the place of every row are shown, the rest is withheld.", d.rights ? [" Rights: ", outside(d.rights, d.rights), "."] : null),
    header ? h("details", { class: "cable" }, h("summary", {}, "Cable header"), definitions(Object.entries(header).filter(([name]) => name !== "document_id").map(([name, value]) => [words(name), Array.isArray(value) ? value.join(", ") : value === null ? null : String(value)]))) : null,
    h("div", { class: "reader" }, text, h("aside", { "aria-label": "Selected row" }, switches, row ? await card(layer, row) : h("p", { class: "soft" }, "Choose a highlighted place to see its row."))),
  ];
}

// A paragraph whose text is withheld: what may be shown of it, in order.
function hidden(paragraph, found, target) {
  const rows = Object.entries(found).flatMap(([name, all]) => all.filter((r) => r.paragraph_id === paragraph.paragraph_id).map((r) => [name, r]));
  const start = ([name, r]) => (name === "events" ? r.trigger_start : r.raw_start);
  const text = { mentions: (r) => r.surface, quotations: (r) => r.text, events: (r) => r.trigger, redactions: (r) => r.code };
  return [
    soft(`${many(paragraph.n_words, "word")} withheld, code points ${n(paragraph.raw_start)}–${n(paragraph.raw_end)} `),
    rows.sort((a, b) => start(a) - start(b)).flatMap(([name, r]) => [h("a", { class: `row ${name}${r[LAYERS[name]] === target ? " target" : ""}${name === "quotations" ? ` ${r.quote_type}` : ""}`, href: to(ROUTE[name], r[LAYERS[name]]) }, text[name](r) ?? `${n(start([name, r]))}…`), " "]),
  ];
}

async function card(layer, row) {
  const id = row[LAYERS[layer]] ?? row.paragraph_id;
  const where = (start, end) => `code points ${n(row[start])}–${n(row[end])} of the raw file`;
  const facts = {
    mentions: async () => [["names", await entityLink(row.entity_id, row.entity_id ? undefined : "nobody known")], ["type", row.entity_type], ["as written", row.surface], ["place", where("raw_start", "raw_end")]],
    quotations: async () => [["speaker", await entityLink(row.speaker_entity_id, row.speaker_entity_id ? undefined : row.speaker)], ["as written", row.speaker], ["found by", row.speaker_method], ["cue", row.cue], ["kind", row.quote_type], ["reported by", row.reported_by_entity_id && (await entityLink(row.reported_by_entity_id))], ["inside", row.parent_quotation_id && link("quotation", row.parent_quotation_id, "another quotation")], ["text", row.text], ["place", where("raw_start", "raw_end")]],
    events: async () => [["type", [mark(row.event_type), row.mode ? ` ${words(row.mode)}` : ""]], ["sides", await sides(row)], ["date", `${when(row)} (${row.date_basis})`], ["at", row.place_entity_id && (await entityLink(row.place_entity_id))], ["status", row.status], ["context", row.context], ["trigger", row.trigger], ["told in", row.quotation_id && link("quotation", row.quotation_id, "a quotation")], ["occurrence", row.occurrence_id && link("occurrence", row.occurrence_id, "all its reports")], ["place", where("trigger_start", "trigger_end")]],
    redactions: async () => [["code", row.code], ["authority", row.authority], ["place", where("raw_start", "raw_end")]],
    paragraphs: async () => [["kind", words(row.kind)], ["label", row.label], ["portion mark", row.marking], ["under", row.section], ["words", n(row.n_words)], ["place", where("raw_start", "raw_end")]],
  };
  return h("article", { class: "card selected" }, h("a", { class: "close", href: to("document", row.document_id), "aria-label": "Close" }, "×"), h("h2", {}, words(layer).slice(0, -1)), definitions([...(await facts[layer]()), ["method", row.method], ["score", row.score?.toFixed(2)], ["key", h("code", {}, id)]]));
}

const inPlace = (layer) => (id) => reader(id.slice(0, id.lastIndexOf(":")), id, layer);

// --- tables ---------------------------------------------------------------------------------------------------------

async function tables(name, query) {
  const chosen = counts[name] === undefined ? "occurrences" : name;
  const { description, fields, key } = dictionary[chosen];
  const number = Math.min(Number(query.get("part") ?? 0), index[chosen].length - 1);
  const rows = await part(chosen, number);
  const pages = index[chosen].length;
  return [
    h("h1", {}, "Tables"),
    h("nav", { class: "tabs", "aria-label": "Tables" }, Object.keys(counts).map((t) => h("a", { href: `#/tables/${t}`, "aria-current": t === chosen ? "page" : null }, words(t), " ", soft(n(counts[t]))))),
    h("p", {}, prose(description), " ", soft(`Key: ${key.join(", ")}.`)),
    pages > 1 ? h("p", {}, `The table is shown in ${pages} parts, by document: `, Array.from({ length: pages }, (_, i) => [h("a", { href: `#/tables/${chosen}?part=${i}`, "aria-current": i === number ? "page" : null }, String(i + 1)), " "])) : null,
    grid(chosen, fields.map((f) => ({ title: f.name, hint: f.description, number: f.type === "integer" || f.type === "number", value: (r) => r[f.name], node: cell(f.name) })), rows, { search: query.get("q") ?? "" }),
    h("details", { class: "dictionary" }, h("summary", {}, "What the columns mean"), h("dl", {}, fields.map((f) => [h("dt", {}, h("code", {}, f.name), " ", soft(f.type)), h("dd", {}, prose(f.description), f.unit ? ` Unit: ${f.unit}.` : "")]))),
  ];
}

// Keys lead to what they name.
const LEADS = { document_id: "document", entity_id: "entity", speaker_entity_id: "entity", reported_by_entity_id: "entity", place_entity_id: "entity", organisation_id: "entity", mention_id: "mention", quotation_id: "quotation", parent_quotation_id: "quotation", event_id: "event", occurrence_id: "occurrence", paragraph_id: "paragraph", redaction_id: "redaction" };
const cell = (column) => (LEADS[column] ? (r) => (r[column] === null ? h("span", {}) : link(LEADS[column], r[column], r[column])) : (r) => h("span", { class: "clip", title: said(r[column]).length > 60 ? said(r[column]) : null }, said(r[column])));

// What is new since the version before, as the package's diff tells it.
function changes() {
  if (!news) return [h("h1", {}, "Changes"), h("p", {}, "This version was built without one before it to compare with.")];
  const kinds = ["added", "removed", "renamed", "changed", "moved"];
  const changed = Object.entries(news.tables).filter(([, t]) => kinds.some((k) => t[k]) || t.rows_before !== t.rows_after);
  return [
    h("h1", {}, `Changes from ${news.before} to ${news.after}`),
    h("p", { class: "lead" }, news.summary),
    changed.length ? h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Rows changed" }, h("table", { class: "plain" },
      h("thead", {}, h("tr", {}, ["table", "rows before", "rows now", ...kinds].map((t) => h("th", { scope: "col" }, t)))),
      h("tbody", {}, changed.map(([name, t]) => h("tr", {}, h("th", { scope: "row" }, words(name)), [t.rows_before, t.rows_after, ...kinds.map((k) => t[k])].map((count) => h("td", { class: "n" }, count ? n(count) : ""))))))) : null,
    news.sections.map((section) => [h("h2", {}, section.title), h("ul", {}, section.lines.map(({ kind, text }) => h("li", { class: kind.toLowerCase() }, text)))]),
    h("p", { class: "soft" }, "The rows themselves are in the folder ", h("a", { href: "diff/README.md" }, "diff"), ", one Parquet file a table."),
  ];
}

const absent = (kind, id) => [h("h1", {}, "Not here"), h("p", {}, `This version has no ${kind} “${id}”. It may have another key in another version.`)];

// --- the address ----------------------------------------------------------------------------------------------------

const VIEWS = {
  "": overview, timeline, occurrence, entities, entity, quotations, documents, tables, changes,
  document: (id) => reader(id), mention: inPlace("mentions"), quotation: inPlace("quotations"), event: inPlace("events"), redaction: inPlace("redactions"), paragraph: inPlace("paragraphs"),
};
const UNDER = { occurrence: "timeline", event: "timeline", entity: "entities", mention: "documents", quotation: "quotations", document: "documents", redaction: "documents", paragraph: "documents" };

let visit = 0;

async function go() {
  if (location.hash && !location.hash.startsWith("#/")) return view.focus(); // the skip link
  const mine = ++visit;
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/");
  for (const a of document.querySelectorAll("header.site nav a")) {
    if (a.hash === `#/${UNDER[name] ?? name}`) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
  mounted.length = 0;
  let drawn;
  try {
    drawn = await (VIEWS[name] ?? (() => absent("view", name)))(decodeURIComponent(rest.join("/")), new URLSearchParams(query ?? ""));
  } catch (error) {
    drawn = [h("h1", {}, "This cannot be shown"), h("p", { role: "alert" }, error.message)];
    console.error(error);
  }
  if (mine !== visit) return;
  document.querySelector("#vg-tooltip-element")?.remove();
  view.replaceChildren(...drawn.flat(Infinity).filter(Boolean));
  document.title = `${view.querySelector("h1").textContent} – ${pack.title}`;
  window.scrollTo(0, 0);
  view.focus({ preventScroll: true });
  await draw();
  document.documentElement.dataset.ready = location.hash || "#/";
}

const dark = matchMedia("(prefers-color-scheme: dark)");
const colours = () => document.documentElement.classList.toggle("dark", dark.matches); // what DataTables looks at
dark.addEventListener("change", () => (colours(), go()));
window.addEventListener("hashchange", go);
colours();
go();
