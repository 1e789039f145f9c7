"use strict";
// The live page: keys, places to copy, and the new page taken in when the file was saved, without losing one's place.

const $ = (id) => document.getElementById(id);
const radios = (name) => [...document.querySelectorAll(`input[name="${name}"]`)];

function choose(input) {
  if (!input) return;
  input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function step(name, by) {
  const all = radios(name);
  const at = all.findIndex((input) => input.checked);
  choose(all[(at + by + all.length) % all.length]);
}

function toFindings() {
  const findings = $("findings");
  if (!findings) return;
  findings.scrollIntoView({ block: "start" });
  (findings.querySelector("button") || findings).focus();
}

const keys = {
  d: () => $("dark")?.click(),
  i: () => $("bare")?.click(),
  p: () => $("small")?.click(),
  l: () => step("version", 1),
  ArrowLeft: () => step("show", -1),
  ArrowRight: () => step("show", 1),
  "/": toFindings,
  "?": () => $("help").showModal(),
};

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
  const action = /^[0-9]$/.test(event.key) ? () => choose(radios("show")[Number(event.key)]) : keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
document.addEventListener("keydown", press);

// A frame keeps the keys that are pressed in it, so they are listened for there too.
function listen(frame) {
  frame.contentDocument?.addEventListener("keydown", press);
}
document.querySelectorAll("iframe").forEach((frame) => {
  frame.addEventListener("load", () => listen(frame));
  listen(frame);
});

// Another pane, or another language, begins at its top.
document.addEventListener("change", (event) => {
  if (event.target.name === "show") scrollTo(0, 0);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    say(`copied ${button.dataset.copy}`);
  } catch {
    getSelection().selectAllChildren(button);
    say("selected; copy it with the keyboard");
  }
});

function say(text, lost) {
  const news = $("news");
  news.textContent = text;
  news.className = lost ? "lost" : "";
}

// Makes one node like another, in place: what did not change keeps its scroll position, its focus and its state.
function become(old, now) {
  if (old.isEqualNode(now)) return;
  if (old.nodeType !== now.nodeType || old.nodeName !== now.nodeName || old.id !== now.id) {
    old.replaceWith(now);
    if (now.nodeType === Node.ELEMENT_NODE) watch(now);
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = now.nodeValue;
    return;
  }
  if (old.nodeName === "IFRAME" && old.srcdoc !== now.srcdoc) stay(old);
  for (const { name } of [...old.attributes]) if (name !== "open" && !now.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const before = [...old.childNodes];
  const after = [...now.childNodes];
  after.forEach((node, at) => {
    if (before[at]) return become(before[at], node);
    old.append(node);
    if (node.nodeType === Node.ELEMENT_NODE) watch(node);
  });
  before.slice(after.length).forEach((node) => node.remove());
}

function watch(element) {
  for (const frame of [element, ...element.querySelectorAll("iframe")]) {
    if (frame.nodeName === "IFRAME") frame.addEventListener("load", () => listen(frame));
  }
}

// A frame's text is replaced whole; afterwards it stands where it stood.
function stay(frame) {
  const top = frame.contentWindow?.scrollY || 0;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
}

// Of everything that is in the page, the chosen pane, language and switches are the reader's.
async function renew() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
  const now = new DOMParser().parseFromString(await answer.text(), "text/html");
  const chosen = [...document.querySelectorAll("input:checked")].map((input) => input.id);
  now.querySelectorAll("script, dialog").forEach((node) => node.remove());
  const own = [...document.body.children].filter((node) => node.matches("script, dialog"));
  own.forEach((node) => node.remove());
  document.title = now.title;
  become(document.head.querySelector("style"), now.head.querySelector("style"));
  become(document.body, now.body);
  document.body.append(...own.filter((node) => node.matches("dialog")));
  for (const id of chosen) if ($(id)) $(id).checked = true;
  for (const name of ["show", "version"]) if (!radios(name).some((input) => input.checked)) choose(radios(name)[0]);
}

const news = new EventSource(`events?since=${document.body.dataset.moment}`);
let waiting = Promise.resolve();
news.onmessage = (event) => {
  waiting = waiting.then(async () => {
    if (Number(event.data) > Number(document.body.dataset.moment)) await renew();
  }).catch(() => say("cannot be read; press Reload", true));
};
news.onopen = () => say($("news").className === "lost" ? "connected again" : $("news").textContent);
news.onerror = () => say("pressctl has ended, or is out of reach", true);
