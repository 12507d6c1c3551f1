// Elements of the page. Text is only ever set as text, so nothing that is described can be run.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Text with `code` in it.
export function prose(text) {
  return text.split(/(`[^`]+`)/).map((part) =>
    part.startsWith("`") && part.length > 2 ? h("code", {}, part.slice(1, -1)) : part);
}

export function say(text) {
  document.getElementById("said").textContent = text;
}

// A block of code that can be copied and, by keyboard too, scrolled.
export function code(text, label) {
  const copy = h("button", { type: "button", class: "copy", "aria-label": `Copy: ${label}`, onclick: async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Cannot copy here";
    }
    say(copy.textContent);
    setTimeout(() => { copy.textContent = "Copy"; }, 1500);
  } }, "Copy");
  return h("div", { class: "code" }, h("div", { class: "strip" }, h("span", { "aria-hidden": "true" }, label), copy), h("pre", { tabindex: "0", role: "region", "aria-label": label }, h("code", {}, text)));
}

let groups = 0;

// Tabs; each of `entries` is [name, a function that makes its content]. Arrow keys go round.
export function tabs(label, entries, chosen = 0, heard = () => {}) {
  const group = `tabs-${groups += 1}`;
  const panel = h("div", { role: "tabpanel", id: `${group}-panel` });
  const buttons = entries.map(([name], index) => h("button", {
    type: "button", role: "tab", id: `${group}-${index}`, "aria-controls": `${group}-panel`,
    onclick: () => choose(index),
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = (index + step + entries.length) % entries.length;
      choose(next);
      buttons[next].focus();
    },
  }, name));
  function choose(index) {
    buttons.forEach((button, at) => {
      button.setAttribute("aria-selected", String(at === index));
      button.tabIndex = at === index ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `${group}-${index}`);
    panel.replaceChildren(entries[index][1]());
    heard(index);
  }
  choose(Math.min(chosen, entries.length - 1));
  return h("div", { class: "tabs" }, h("div", { role: "tablist", "aria-label": label }, buttons), panel);
}
