// One request, as it is typed on the page, in the words of several tools.

const KEY = "YOUR_KEY";
const TOKEN = "YOUR_ACCESS_TOKEN";

export const bodyKind = (operation) => {
  const content = operation.requestBody?.content || {};
  return "multipart/form-data" in content ? "files" : "application/json" in content ? "json" : null;
};

export const needsKey = (operation) => (operation.security || []).length > 0;
export const isSession = (operation) => (operation.security || []).some((way) => "session" in way);

export function address(path, parameters, values) {
  const filled = path.replace(/{(\w+)}/g, (gap, name) => {
    const value = values[`path ${name}`];
    return value ? value.split("/").map(encodeURIComponent).join("/") : gap;
  });
  const query = new URLSearchParams();
  for (const each of parameters) {
    const value = values[`${each.in} ${each.name}`];
    if (each.in === "query" && value) query.append(each.name, value);
  }
  return filled + (query.size ? `?${query}` : "");
}

export function headers(operation, parameters, values, key) {
  const told = {};
  if (needsKey(operation) && key) told.Authorization = `Bearer ${key}`;
  for (const each of parameters) {
    const value = values[`${each.in} ${each.name}`];
    if (each.in === "header" && value) told[each.name] = value;
  }
  return told;
}

export function snippets(request) {
  const key = isSession(request.operation) ? TOKEN : KEY;
  const shown = { ...request, headers: headers(request.operation, request.parameters, request.values, key) };
  return [["curl", () => curl(shown)], ["Python", () => python(shown)], ["JavaScript", () => javascript(shown)]];
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl({ method, url, headers: told, body, files }) {
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}${quoted(url)}`];
  for (const [name, value] of Object.entries(told)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (files) lines.push("-F 'file=@picture.png'");
  if (body) lines.push("-H 'Content-Type: application/json'", `-d ${quoted(body)}`);
  return lines.join(" \\\n  ");
}

function python({ method, url, headers: told, body, files }) {
  const given = [JSON.stringify(url)];
  if (Object.keys(told).length) given.push(`headers=${literal(told, 1)}`);
  if (files) given.push('files={"file": open("picture.png", "rb")}');
  const json = parsed(body);
  if (json !== undefined) given.push(`json=${literal(json, 1)}`);
  return `import httpx\n\nanswer = httpx.${method.toLowerCase()}(\n    ${given.join(",\n    ")},\n)\nanswer.raise_for_status()\nprint(answer.json())`;
}

function javascript({ method, url, headers: told, body, files }) {
  const json = parsed(body);
  const all = json === undefined ? told : { ...told, "Content-Type": "application/json" };
  const lines = [`method: ${JSON.stringify(method)}`];
  if (Object.keys(all).length) lines.push(`headers: ${indented(JSON.stringify(all, null, 2))}`);
  if (files) lines.push("body: form");
  if (json !== undefined) lines.push(`body: JSON.stringify(${indented(JSON.stringify(json, null, 2))})`);
  const form = files ? 'const form = new FormData();\nform.append("file", input.files[0]);\n' : "";
  return `${form}const answer = await fetch(${JSON.stringify(url)}, {\n  ${lines.join(",\n  ")},\n});\nif (!answer.ok) throw new Error(await answer.text());\nconsole.log(await answer.json());`;
}

const indented = (text) => text.replaceAll("\n", "\n  ");

function parsed(body) {
  if (!body) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

// A value as Python writes it.
function literal(value, depth) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const list = Array.isArray(value);
  const parts = list
    ? value.map((item) => literal(item, depth + 1))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${literal(item, depth + 1)}`);
  const [open, close] = list ? "[]" : "{}";
  const line = open + parts.join(", ") + close;
  if (line.length < 64 && !line.includes("\n")) return line;
  const pad = "    ".repeat(depth);
  return `${open}\n${parts.map((part) => `${pad}    ${part},`).join("\n")}\n${pad}${close}`;
}
