// The box in which a request is filled in and sent for real.
import { code, h, say } from "./elements.js";
import { address, bodyKind, headers, needsKey } from "./requests.js";
import { sample } from "./schemas.js";

const LONGEST_SHOWN = 200_000;

export function trying(spec, { method, path, operation }, keyBox, changed) {
  const parameters = operation.parameters || [];
  const kind = bodyKind(operation);
  const values = {};
  const content = operation.requestBody?.content?.["application/json"];
  const examples = Object.values(content?.examples || {});
  const body = kind === "json" ? h("textarea", { id: "body", rows: "12", spellcheck: "false", oninput: () => changed() }) : null;
  const files = kind === "files" ? h("input", { id: "files", type: "file", multiple: true }) : null;
  if (body) write(examples.length ? examples[0].value : sample(spec, content.schema));

  function write(value) {
    body.value = JSON.stringify(value, null, 2);
    body.rows = Math.min(22, Math.max(5, body.value.split("\n").length));
  }

  function input(each) {
    const id = `in-${each.in}-${each.name}`;
    const told = { id, oninput: (event) => { values[`${each.in} ${each.name}`] = event.target.value; changed(); } };
    const control = each.schema.enum
      ? h("select", told, h("option", { value: "" }, "–"), each.schema.enum.map((name) => h("option", { value: name }, name)))
      : h("input", { ...told, autocomplete: "off", spellcheck: "false", placeholder: each.schema.default ?? "", required: each.required,
        type: each.schema.type === "integer" || each.schema.type === "number" ? "number" : "text", step: each.schema.type === "number" ? "any" : null });
    return h("div", { class: "input" }, h("label", { for: id }, h("code", {}, each.name), each.required ? " (required)" : ""), control);
  }

  const extra = parameters.filter((each) => each.in === "header");
  const answer = h("div", { class: "answer", "aria-live": "polite" });
  const send = h("button", { type: "submit", class: "send" }, "Send");
  const choice = body && examples.length > 1
    ? h("div", { class: "input" }, h("label", { for: "example" }, "Example"),
      h("select", { id: "example", onchange: (event) => { write(examples[event.target.value].value); changed(); } },
        examples.map((each, index) => h("option", { value: index }, each.summary))))
    : null;
  const form = h("form", { class: "try", onsubmit: (event) => { event.preventDefault(); run(); } },
    parameters.filter((each) => each.in !== "header").map(input), choice,
    body ? h("div", { class: "input" }, h("label", { for: "body" }, "Body"), body) : null,
    files ? h("div", { class: "input" }, h("label", { for: "files" }, "Files"), files) : null,
    extra.length ? h("details", { class: "extra" }, h("summary", {}, "Headers"), extra.map(input)) : null,
    h("div", { class: "go" }, send, h("span", { class: "quiet" }, "This really calls the server.")), answer);

  async function run() {
    if (needsKey(operation) && !keyBox.value) {
      answer.replaceChildren(h("p", { class: "trouble" }, "This needs a key: put one into the box called Key."));
      keyBox.focus();
      return;
    }
    const asked = { method, headers: headers(operation, parameters, values, keyBox.value) };
    if (body && body.value.trim()) {
      asked.headers["Content-Type"] = "application/json";
      asked.body = body.value;
    }
    if (files) {
      asked.body = new FormData();
      for (const file of files.files) asked.body.append("files", file);
    }
    send.disabled = true;
    const began = performance.now();
    try {
      const base = new URL("./", document.baseURI).href.replace(/\/$/, "");
      const got = await fetch(base + address(path, parameters, values), asked);
      const shown = await contentOf(got);
      const millis = Math.round(performance.now() - began);
      answer.replaceChildren(h("p", { class: got.ok ? "status good" : "status bad" }, `${got.status} ${got.statusText}`.trim(), h("span", { class: "quiet" }, ` · ${millis} ms`)), shown);
      say(`Answered with ${got.status}`);
    } catch (error) {
      answer.replaceChildren(h("p", { class: "trouble" }, `The server did not answer: ${error.message}`));
    } finally {
      send.disabled = false;
    }
  }

  return {
    form,
    request: () => ({
      method, operation, parameters, values, files: Boolean(files), body: body?.value.trim() || "",
      url: spec.servers[0].url + address(path, parameters, values),
    }),
  };
}

async function contentOf(got) {
  const type = got.headers.get("content-type") || "";
  if (type.includes("json")) {
    const text = await got.text();
    return code(clipped(pretty(text)), "Answer");
  }
  if (type.startsWith("text/") || type.includes("mpegurl")) return code(clipped(await got.text()), "Answer");
  const url = URL.createObjectURL(await got.blob());
  if (type.startsWith("image/")) return h("img", { src: url, alt: "The picture that was answered" });
  if (type.startsWith("video/")) return h("video", { src: url, controls: true });
  return h("a", { href: url, download: "" }, `Download (${type || "unknown kind"})`);
}

const clipped = (text) => text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}\n…` : text;

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
