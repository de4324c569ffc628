// What htmx cannot say in attributes. Nothing here is needed: without it every button posts the form.
"use strict";

import * as beurten from "./werkbank/beurten.js";
import * as inzetten from "./werkbank/inzetten.js";
import * as tabblad from "./werkbank/tabblad.js";
import { werk } from "./werkbank/velden.js";

const direct = werk !== null && werk.hasAttribute("hx-post");

// With the keyboard a closed list changes at every arrow and every letter. What stands there on the way
// is no choice yet, and its effect would be computed at every step: the change is told when the keys rest,
// or when the list is left.
const TOETSEN_RUSTEN = 700;
let metToetsen = null;
let uitgesteld = 0;
const vertel = () => {
  if (!uitgesteld) return;
  clearTimeout(uitgesteld);
  uitgesteld = 0;
  werk.removeAttribute("data-uitgesteld");
  if (metToetsen.isConnected) metToetsen.dispatchEvent(new Event("change", { bubbles: true }));
};
document.addEventListener("keydown", (e) => {
  metToetsen = e.target;
  if (!uitgesteld) return;
  clearTimeout(uitgesteld);
  uitgesteld = setTimeout(vertel, TOETSEN_RUSTEN);
}, true);
document.addEventListener("pointerdown", () => { vertel(); metToetsen = null; }, true);
document.addEventListener("focusout", vertel, true);
document.addEventListener("change", (e) => {
  if (!e.isTrusted || e.target !== metToetsen || !e.target.matches("#werk[hx-post] select")) return;
  e.stopPropagation();
  clearTimeout(uitgesteld);
  uitgesteld = setTimeout(vertel, TOETSEN_RUSTEN);
  werk.setAttribute("data-uitgesteld", "");
}, true);

const zeg = (tekst) => {
  const melding = document.getElementById("melding");
  if (!melding) return;
  if (!tekst) return melding.replaceChildren();
  const p = document.createElement("p");
  p.className = "fout";
  p.textContent = tekst;
  melding.replaceChildren(p);
};
// The workbench was started anew: what was asked waits until somebody says to go on.
const bevestig = (html) => {
  const terug = document.activeElement;
  const delen = new DOMParser().parseFromString(html, "text/html");
  const knop = delen.querySelector("button[data-zegel]");
  if (!knop) return false;
  document.getElementById("melding").replaceChildren(...delen.body.childNodes);
  knop.addEventListener("click", () => {
    zeg("");
    if (terug.isConnected) terug.focus({ preventScroll: true });
    beurten.gaVerder(knop.dataset.zegel);
  });
  return true;
};
const meldFout = (xhr) => {
  const { status, responseText } = xhr;
  if (status === 403 && bevestig(responseText)) return;
  zeg(status === 401 ? "De sleutel is nodig. Laad de bladzijde opnieuw."
    : status < 500 && xhr.getResponseHeader("Content-Type")?.startsWith("text/plain") ? responseText
    : "Dit lukte niet. Probeer opnieuw.");
};
document.addEventListener("htmx:beforeSwap", (e) => {
  if (e.target !== werk || e.detail.xhr.status < 400) return;
  e.detail.isError = false;  // it is told here, and no fault of the page
  meldFout(e.detail.xhr);
});
document.addEventListener("htmx:responseError", (e) => meldFout(e.detail.xhr));
document.addEventListener("htmx:sendError", () => zeg("De werkbank antwoordt niet. Draait ze nog?"));
document.addEventListener("htmx:timeout", () => zeg("Dit duurt te lang. Probeer opnieuw."));

// With the effect shown at once, the button that applies what was typed only stands in the way.
if (direct) document.documentElement.classList.add("wb-direct");

// Shortcuts: Alt+Shift and a letter, which no screen reader uses; undo and redo as everywhere, outside a field.
const naar = (id) => { const d = document.getElementById(id); if (d) { d.focus(); d.scrollIntoView({ block: "nearest" }); } };
const blad = (naam) => { const k = document.querySelector(`button[name="blad"][value="${naam}"]`); if (k) k.click(); };
const druk = (actie) => { const k = document.querySelector(`#stappen button[name="actie"][value="${actie}"]`); if (k && !k.disabled) k.click(); };
const sneltoetsen = {
  KeyZ: () => { const d = document.getElementById("zoek-tekst"); if (d) d.focus(); },
  KeyG: () => naar("gevolgen"),
  KeyM: () => { const d = document.getElementById("wijzigingen"); if (d) d.open = true; naar("balk"); },
  KeyT: () => blad("tekst"),
  KeyB: () => blad("tafel"),
  KeyU: () => blad("in_en_uit"),
};
document.addEventListener("keydown", (e) => {
  if (e.altKey && e.shiftKey && !e.ctrlKey && !e.metaKey && sneltoetsen[e.code]) {
    e.preventDefault();
    sneltoetsen[e.code]();
    return;
  }
  const inVeld = e.target.matches("input, select, textarea");
  if ((e.ctrlKey || e.metaKey) && !e.altKey && !inVeld && werk) {
    if (e.code === "KeyZ") { e.preventDefault(); druk(e.shiftKey ? "opnieuw" : "ongedaan"); }
    else if (e.code === "KeyY") { e.preventDefault(); druk("opnieuw"); }
  }
});

// Never lose work by closing the page: the proposal lives in it.
let verstuurt = false;
const telStappen = () => JSON.parse(werk.elements.namedItem("geschiedenis").value).stappen.length;
window.addEventListener("beforeunload", (e) => {
  const getypt = () => [...beurten.gewijzigd().keys()].some((naam) => naam.startsWith("w:"));
  if (werk && !verstuurt && (telStappen() || getypt())) e.preventDefault();
});

const vertrek = () => {
  verstuurt = true;
  setTimeout(() => { verstuurt = false; }, 3000);  // after a download the page is still here
};
if (werk && tabblad.begin(vertrek)) {
  beurten.begin(vertrek);
  if (direct) inzetten.begin();
}

// What needs attention gets the focus when a page opens.
const fout = document.querySelector(".foutenlijst[autofocus], #leesverslag[autofocus]");
if (fout) fout.focus();
