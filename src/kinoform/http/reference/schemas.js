// JSON Schemas as lists of fields. What is nested is made when somebody opens it, so that schemas
// which hold themselves end.
import { h, prose } from "./elements.js";

const PREFIX = "#/components/schemas/";
const MOST_VALUES = 12;

export function resolved(spec, schema) {
  const seen = new Set();
  while (schema && typeof schema === "object" && schema.$ref?.startsWith(PREFIX) && !seen.has(schema.$ref)) {
    seen.add(schema.$ref);
    const { $ref, ...beside } = schema;
    schema = { ...spec.components.schemas[$ref.slice(PREFIX.length)], ...beside };
  }
  return schema && typeof schema === "object" ? schema : {};
}

const nameOf = (schema) => schema?.$ref?.startsWith(PREFIX) ? schema.$ref.slice(PREFIX.length) : schema?.title;
const choicesOf = (schema) => schema.anyOf || schema.oneOf || null;
const isNull = (schema) => schema.type === "null";

// What kind of value a schema wants, in words.
export function kind(spec, schema) {
  if (!schema || typeof schema !== "object") return "anything";
  const whole = resolved(spec, schema);
  const choices = choicesOf(whole);
  if (choices && !whole.properties) {
    const words = [...new Set(choices.map((each) => kind(spec, each)))];
    return words.length > 4 ? `${words.slice(0, 3).join(" or ")} or …` : words.join(" or ");
  }
  if (whole.enum && !whole.type) return "text";
  if (whole.const !== undefined) return JSON.stringify(whole.const);
  if (isNull(whole)) return "null";
  if (whole.type === "array") return whole.items ? `list of ${kind(spec, whole.items)}` : "list";
  if (whole.type === "object" || whole.properties) return nameOf(schema) || "object";
  if (whole.contentMediaType) return "file";
  const names = { string: "text", integer: "whole number", boolean: "true or false" };
  const types = [whole.type].flat().filter(Boolean).map((type) => names[type] || type);
  return types.length ? types.join(" or ") + (whole.format ? ` (${whole.format})` : "") : "anything";
}

function limits(schema) {
  const words = [];
  const note = (value, text) => { if (value !== undefined) words.push(`${text} ${value}`); };
  const span = (least, most, things) => {
    if (least !== undefined && most !== undefined) words.push(`${least} to ${most} ${things}`);
    else if (least !== undefined) words.push(`at least ${least} ${things}`);
    else if (most !== undefined) words.push(`at most ${most} ${things}`);
  };
  note(schema.exclusiveMinimum, "more than");
  note(schema.exclusiveMinimum === undefined ? schema.minimum : undefined, "at least");
  note(schema.exclusiveMaximum, "less than");
  note(schema.maximum, "at most");
  span(schema.minLength, schema.maxLength, "letters");
  span(schema.minItems, schema.maxItems, "entries");
  if (schema.default !== undefined && typeof schema.default !== "object") words.push(`default ${JSON.stringify(schema.default)}`);
  return words;
}

function values(schema) {
  const known = schema.enum || (schema.examples?.every((each) => typeof each === "string") ? schema.examples : null);
  if (!known) return null;
  const shown = known.slice(0, MOST_VALUES).flatMap((value, index) => [index ? ", " : "", h("code", {}, String(value))]);
  const more = known.length > MOST_VALUES
    ? h("details", { class: "values" }, h("summary", {}, `and ${known.length - MOST_VALUES} more`),
      h("p", {}, known.slice(MOST_VALUES).join(", ")))
    : null;
  return h("div", { class: "limits" }, schema.enum ? "One of " : "Such as ", shown, more);
}

// One field: its name, what it takes, and what is inside of it. Of what is asked, that which is
// needed is marked; of what is answered, that which may be missing.
export function field(spec, name, schema, required, answered = false) {
  const whole = resolved(spec, schema);
  const told = limits(whole);
  const inside = inner(spec, schema, answered);
  const mark = answered ? (required ? null : "may be missing") : (required ? "required" : null);
  return h("li", { class: "field" },
    h("div", { class: "head" }, h("code", { class: "name" }, name), " ", h("span", { class: "kind" }, kind(spec, schema)),
      mark ? h("span", { class: "needed" }, mark) : null),
    whole.description ? h("p", {}, prose(whole.description)) : null,
    values(whole),
    told.length ? h("div", { class: "limits" }, told.join(" · ")) : null,
    inside);
}

// What opens below a value: the fields of an object, of the items of a list, or of each choice.
function inner(spec, schema, answered) {
  const parts = nested(spec, schema);
  return parts.map(([label, part]) => {
    const details = h("details", { class: "inner" }, h("summary", {}, label));
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(fields(spec, part, answered));
    });
    return details;
  });
}

function nested(spec, schema) {
  const whole = resolved(spec, schema);
  if (whole.properties && !(whole.oneOf && whole.discriminator)) {
    return [[`Fields of ${nameOf(schema) || "this object"}`, schema]];
  }
  if (whole.type === "array" && whole.items) return nested(spec, whole.items);
  const choices = choicesOf(whole);
  if (choices) return choices.filter((each) => !isNull(each)).flatMap((each) => nested(spec, each));
  if (whole.additionalProperties && typeof whole.additionalProperties === "object") {
    return nested(spec, whole.additionalProperties);
  }
  return [];
}

export function fields(spec, schema, answered = false) {
  const whole = resolved(spec, schema);
  if (!whole.properties || (whole.oneOf && whole.discriminator)) {
    const parts = inner(spec, schema, answered);
    return h("div", {}, parts.length ? parts : h("p", { class: "quiet" }, kind(spec, schema)));
  }
  const required = new Set(whole.required || []);
  const names = Object.keys(whole.properties);
  if (!answered) names.sort((a, b) => required.has(b) - required.has(a));
  return h("ul", { class: "fields" }, names.map((name) => field(spec, name, whole.properties[name], required.has(name), answered)));
}

// A value that fits a schema well enough to begin with.
export function sample(spec, schema, depth = 0) {
  const whole = resolved(spec, schema);
  if (whole.example !== undefined) return whole.example;
  if (whole.default !== undefined) return whole.default;
  if (whole.const !== undefined) return whole.const;
  if (whole.enum) return whole.enum[0];
  const choices = choicesOf(whole);
  if (choices && !whole.properties) return sample(spec, choices[0], depth);
  if (whole.properties) {
    if (depth > 3) return {};
    const names = whole.required?.length ? whole.required : Object.keys(whole.properties);
    return Object.fromEntries(names.map((name) => [name, sample(spec, whole.properties[name], depth + 1)]));
  }
  if (whole.type === "array") return depth > 3 || !whole.items ? [] : [sample(spec, whole.items, depth + 1)];
  return { string: "", integer: whole.minimum ?? 0, number: whole.minimum ?? 0, boolean: false, object: {} }[whole.type] ?? null;
}
