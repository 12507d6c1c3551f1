// The page: a list of operations at the left, and what the address names at the right.
import { code, h, prose, say, tabs } from "./elements.js";
import { isSession, needsKey, snippets } from "./requests.js";
import { field, fields, kind, sample } from "./schemas.js";
import { trying } from "./trying.js";

const [main, list, find, keyBox, menu, side] =
  ["main", "operations", "find", "key", "menu", "side"].map((id) => document.getElementById(id));
const doors = [...document.querySelectorAll("#doors a")];
const specs = new Map();
let door = "";
let language = 0;

async function specOf(name) {
  if (!specs.has(name)) {
    const answer = await fetch(`openapi/${encodeURIComponent(name)}.json`);
    if (!answer.ok) throw new Error(`this API cannot be shown (${answer.status})`);
    specs.set(name, await answer.json());
  }
  return specs.get(name);
}

function entriesOf(spec) {
  const entries = Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation, group: operation.tags[0] })));
  const hooks = Object.entries(spec.webhooks || {}).map(([name, { post }]) =>
    ({ path: name, method: "HOOK", operation: post, group: "Webhooks" }));
  return [...entries, ...hooks];
}

// The same operation under its other method, where it has one.
function twinOf(spec, { path, method, operation }) {
  return entriesOf(spec).find((other) =>
    other.path === path && other.method !== method && other.operation.summary === operation.summary);
}

function groupsOf(spec) {
  const order = spec.tags.map((tag) => tag.name);
  const groups = new Map(order.map((name) => [name, []]));
  for (const entry of entriesOf(spec)) {
    if (entry.method === "GET" && twinOf(spec, entry)) continue;
    groups.set(entry.group, [...(groups.get(entry.group) || []), entry]);
  }
  return [...groups].filter(([, entries]) => entries.length);
}

const badge = (method) => h("span", { class: `method ${method.toLowerCase()}` }, method === "DELETE" ? "DEL" : method);

function showList(spec) {
  const wanted = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ path, operation, method }) => {
    const text = `${operation.summary} ${operation.operationId} ${path} ${method}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const [, , chosen] = place();
  const mark = (name) => (name === chosen ? "page" : null);
  const blocks = groupsOf(spec).map(([name, entries]) => [name, entries.filter(fits)]).filter(([, entries]) => entries.length)
    .map(([name, entries]) => h("section", {}, h("h2", {}, name), h("ul", {}, entries.map(({ method, operation }) =>
      h("li", {}, h("a", { href: `#/${door}/${operation.operationId}`, "aria-current": mark(operation.operationId) },
        h("span", {}, operation.summary), badge(method)))))));
  if (spec.components.schemas.Document && wanted.every((word) => "document schema".includes(word))) {
    blocks.push(h("section", {}, h("h2", {}, "Schemas"), h("ul", {}, h("li", {},
      h("a", { href: `#/${door}/schema/Document`, "aria-current": mark("schema") }, h("span", {}, "Document"))))));
  }
  list.replaceChildren(...(blocks.length ? blocks : [h("p", { class: "quiet" }, "Nothing is called so.")]));
}

function overview(spec) {
  const url = new URL(`openapi/${door}.json`, document.baseURI).href;
  return [
    h("h1", { tabindex: "-1" }, spec.info.title), h("p", { class: "lead" }, prose(spec.info.description || "")),
    h("dl", { class: "facts" }, h("dt", {}, "Address"), h("dd", {}, h("code", {}, spec.servers[0].url)),
      h("dt", {}, "OpenAPI"), h("dd", {}, h("a", { href: url }, `${door}.json`), " · ", h("a", { href: "openapi.json" }, "all APIs")),
      Object.values(spec.components.securitySchemes || {}).map((scheme, index) => [h("dt", {}, index ? "or" : "Key"), h("dd", {}, prose(scheme.description))])),
    groupsOf(spec).map(([name, entries]) => h("section", { class: "group" }, h("h2", {}, name),
      h("p", {}, prose(spec.tags.find((tag) => tag.name === name)?.description || "")),
      h("ul", { class: "index" }, entries.map(({ method, path, operation }) => h("li", {}, badge(method),
        h("a", { href: `#/${door}/${operation.operationId}` }, operation.summary), h("code", {}, path)))))),
  ];
}

function parametersOf(spec, operation) {
  const parameters = operation.parameters || [];
  if (!parameters.length) return null;
  const places = { path: "In the path", query: "In the query", header: "In headers" };
  return h("section", {}, h("h2", {}, "Parameters"), Object.entries(places).map(([where, title]) => {
    const here = parameters.filter((each) => each.in === where);
    return here.length ? [h("h3", {}, title), h("ul", { class: "fields" }, here.map((each) =>
      field(spec, each.name, { ...each.schema, description: each.description }, each.required)))] : null;
  }));
}

function bodyOf(spec, operation, title = "Body") {
  const content = Object.entries(operation.requestBody?.content || {});
  return content.map(([type, { schema }]) => h("section", {},
    h("h2", {}, title, " ", h("small", {}, type, operation.requestBody.required ? "" : ", may be left out")),
    h("p", { class: "quiet" }, kind(spec, schema)), fields(spec, schema, title !== "Body")));
}

function answersOf(spec, operation) {
  return h("section", {}, h("h2", {}, "Answers"), Object.entries(operation.responses).map(([status, answer]) => {
    const content = Object.entries(answer.content || {});
    const details = h("details", { class: "answer-of" },
      h("summary", {}, h("span", { class: status < "300" ? "code-good" : "code-bad" }, status), " ", h("span", {}, answer.description)));
    details.addEventListener("toggle", () => {
      if (details.childElementCount > 1) return;
      const json = content.find(([type]) => type.includes("json"));
      if (json) details.append(...examplesOf(json[1]), fields(spec, json[1].schema, true));
      else details.append(h("p", {}, content.map(([type]) => type).join(", ") || "No content."));
    });
    details.open = status < "300";
    return details;
  }));
}

function examplesOf(content) {
  const named = Object.entries(content.examples || {}).map(([name, { value }]) => [name, value]);
  const all = content.example === undefined ? named : [["example", content.example], ...named];
  return all.map(([name, value]) => code(JSON.stringify(value, null, 2), `Answer: ${name.replaceAll("_", " ")}`));
}

function operationView(spec, entry) {
  const { method, path, operation } = entry;
  const examples = h("div");
  const box = trying(spec, entry, keyBox, () => drawExamples());
  function drawExamples() {
    const made = snippets(box.request());
    examples.replaceChildren(tabs("Example request", made.map(([name, make]) => [name, () => code(make(), `${name} example`)]),
      language, (index) => { language = index; }));
  }
  drawExamples();
  const access = !needsKey(operation) ? "Needs no key."
    : isSession(operation) ? "Needs an access token, from signing in." : `Needs a key${scopeOf(operation)}.`;
  const twin = twinOf(spec, entry);
  return [
    h("p", { class: "crumb" }, h("a", { href: `#/${door}` }, spec.info.title), " / ", entry.group),
    h("h1", { tabindex: "-1" }, operation.summary), h("p", { class: "path" }, badge(method), h("code", {}, path),
      twin ? h("a", { href: `#/${door}/${twin.operation.operationId}` }, `or by ${twin.method}`) : null),
    h("div", { class: "columns" },
      h("div", {}, operation.description ? h("p", { class: "lead" }, prose(operation.description)) : null,
        h("p", { class: "quiet" }, prose(access), " ", h("code", {}, operation.operationId)),
        parametersOf(spec, operation), bodyOf(spec, operation), answersOf(spec, operation)),
      h("div", { class: "beside" }, h("section", {}, h("h2", {}, "Example"), examples), h("section", {}, h("h2", {}, "Try it"), box.form))),
  ];
}

function hookView(spec, { path, operation }) {
  const content = operation.requestBody.content["application/json"];
  return [
    h("p", { class: "crumb" }, h("a", { href: `#/${door}` }, spec.info.title), " / Webhooks"),
    h("h1", { tabindex: "-1" }, operation.summary), h("p", { class: "path" }, badge("HOOK"), h("code", {}, path)),
    h("div", { class: "columns" },
      h("div", {}, h("p", { class: "lead" }, prose(operation.description)), bodyOf(spec, operation, "What you get")),
      h("div", { class: "beside" }, h("section", {}, h("h2", {}, "Example"),
        code(JSON.stringify(content.example ?? sample(spec, content.schema), null, 2), "Example of what you get")))),
  ];
}

function schemaView(spec, name) {
  const schema = spec.components.schemas[name];
  if (!schema) return null;
  return [
    h("p", { class: "crumb" }, h("a", { href: `#/${door}` }, spec.info.title), " / Schemas"),
    h("h1", { tabindex: "-1" }, name), h("p", { class: "lead" }, prose(schema.description || "")), fields(spec, schema),
  ];
}

function scopeOf(operation) {
  const scope = Object.values(operation.security[0])[0][0];
  return scope ? ` with \`${scope}\`` : "";
}

const place = () => location.hash.split("/").map(decodeURIComponent);

function viewOf(spec) {
  const [, , name, schema] = place();
  if (!name) return overview(spec);
  if (name === "schema") return schemaView(spec, schema);
  const entry = entriesOf(spec).find(({ operation }) => operation.operationId === name);
  return entry && (entry.method === "HOOK" ? hookView(spec, entry) : operationView(spec, entry));
}

async function show(first = false) {
  const [, named] = place();
  const link = doors.find((each) => each.dataset.door === named) || doors[0];
  const changed = link.dataset.door !== door;
  door = link.dataset.door;
  for (const each of doors) each.toggleAttribute("aria-current", each === link);
  if (changed) {
    document.getElementById("key-of").textContent = `for ${link.textContent}`;
    keyBox.value = sessionStorage.getItem(`kinoform.key.${door}`) || "";
  }
  try {
    const spec = await specOf(door);
    if (door !== link.dataset.door) return;
    showList(spec);
    const view = viewOf(spec) || [h("h1", { tabindex: "-1" }, "Not here"), h("p", {}, h("a", { href: `#/${door}` }, "All operations"))];
    main.replaceChildren(...view.flat(Infinity).filter(Boolean));
    const heading = main.querySelector("h1");
    document.title = `${heading.textContent} · Kinoform`;
    if (!first) {
      window.scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    }
  } catch (error) {
    main.replaceChildren(h("p", { class: "trouble", role: "alert" }, error.message));
  }
}

function openMenu(open) {
  side.classList.toggle("open", open);
  menu.setAttribute("aria-expanded", String(open));
}

menu.addEventListener("click", () => openMenu(!side.classList.contains("open")));
side.addEventListener("click", (event) => { if (event.target.closest("#operations a")) openMenu(false); });
find.addEventListener("input", () => {
  showList(specs.get(door));
  say(`${list.querySelectorAll("a").length} found`);
});
find.addEventListener("keydown", (event) => {
  if (event.key === "Enter") list.querySelector("a")?.click();
});
keyBox.addEventListener("input", () => sessionStorage.setItem(`kinoform.key.${door}`, keyBox.value));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    openMenu(true);
    find.focus();
  }
  if (event.key === "Escape") openMenu(false);
});
window.addEventListener("hashchange", () => {
  if (location.hash.startsWith("#/") || !location.hash) show();
});
show(true);
