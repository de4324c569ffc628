// What htmx cannot say in attributes. Nothing here is needed: without it every button posts the form.
"use strict";

(() => {
  const werk = document.getElementById("werk");

  // A button with data-heel asks for a whole page: the browser posts the form itself.
  // Enter in a field first tells that the field changed, which is answered already.
  let laatsteWijziging = -1000;
  document.addEventListener("change", (e) => { laatsteWijziging = e.timeStamp; }, true);
  document.addEventListener("submit", (e) => {
    const knop = e.submitter;
    const direct = e.target === werk && werk.hasAttribute("hx-post");
    if (direct && knop && knop.matches(".onzichtbaar") && e.timeStamp - laatsteWijziging < 100) {
      e.preventDefault();
      e.stopPropagation();
      return;
    }
    if (knop && (knop.hasAttribute("data-heel") || knop.hasAttribute("formaction"))) e.stopPropagation();
  }, true);

  // With the keyboard a closed list changes at every arrow and every letter. What stands there on the way
  // is no choice yet, and an answer would replace the list under the fingers: the change is told when the
  // keys rest, or when the list is left.
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
    const p = document.createElement("p");
    p.className = "fout";
    p.textContent = tekst;
    melding.replaceChildren(p);
  };
  document.addEventListener("htmx:responseError", (e) => {
    const status = e.detail.xhr.status;
    zeg(status === 401 ? "De sleutel is nodig. Laad de bladzijde opnieuw."
      : status === 403 ? "Dit formulier is niet meer geldig: de werkbank werd opnieuw gestart. Druk op “Pas toe wat ik typte” na het herladen."
      : status === 429 ? "Dat ging te snel. Wacht een minuut en probeer opnieuw."
      : "Dit lukte niet. Probeer opnieuw.");
  });
  document.addEventListener("htmx:sendError", () => zeg("De werkbank antwoordt niet. Draait ze nog?"));
  document.addEventListener("htmx:timeout", () => zeg("Dit duurt te lang. Probeer opnieuw."));

  // What somebody types while an answer is on its way is not overwritten by it, and is told when they leave it.
  let verstuurd = null;
  document.addEventListener("htmx:configRequest", (e) => { if (e.target === werk) verstuurd = new FormData(werk); });
  const behoud = (oud, nieuw) => {
    const veld = document.activeElement;
    if (!verstuurd || !veld || !veld.id || !veld.name || !oud.contains(veld)) return;
    const zelfde = nieuw.querySelector(`#${CSS.escape(veld.id)}`);
    if (!zelfde || veld.value === verstuurd.get(veld.name)) return;
    zelfde.value = veld.value;
    zelfde.dataset.onverteld = "";
  };
  document.addEventListener("change", (e) => { delete e.target.dataset.onverteld; }, true);
  document.addEventListener("focusout", (e) => {
    if (!e.target.isConnected || !("onverteld" in e.target.dataset)) return;
    e.target.dispatchEvent(new Event("change", { bubbles: true }));
  }, true);

  // What was folded open stays open when a part is replaced.
  document.addEventListener("htmx:oobBeforeSwap", (e) => {
    const oud = e.detail.target;
    const nieuw = e.detail.fragment;
    if (!oud || !nieuw) return;
    behoud(oud, nieuw);
    const open = [...oud.querySelectorAll("details")].map((d) => d.open);
    [...nieuw.querySelectorAll("details")].forEach((d, i) => { if (open[i]) d.open = true; });
  });
  document.addEventListener("htmx:beforeRequest", () => werk && werk.setAttribute("aria-busy", "true"));
  document.addEventListener("htmx:afterRequest", () => werk && werk.removeAttribute("aria-busy"));

  // With the effect shown at once, the button that applies what was typed only stands in the way.
  if (werk && werk.hasAttribute("hx-post")) document.documentElement.classList.add("wb-direct");

  // Shortcuts: Alt+Shift and a letter, which no screen reader uses; undo and redo as everywhere, outside a field.
  const sneltoetsen = {
    KeyZ: () => { const d = document.getElementById("zoek-tekst"); if (d) d.focus(); },
    KeyG: () => naar("gevolgen"),
    KeyM: () => { const d = document.getElementById("wijzigingen"); if (d) d.open = true; naar("balk"); },
    KeyT: () => blad("tekst"),
    KeyB: () => blad("tafel"),
    KeyU: () => blad("in_en_uit"),
  };
  const naar = (id) => { const d = document.getElementById(id); if (d) { d.focus(); d.scrollIntoView({ block: "nearest" }); } };
  const blad = (naam) => { const k = document.querySelector(`button[name="blad"][value="${naam}"]`); if (k) k.click(); };
  const druk = (actie) => { const k = document.querySelector(`#stappen button[name="actie"][value="${actie}"]`); if (k && !k.disabled) k.click(); };
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
  let gewijzigd = false;
  let verstuurt = false;
  document.addEventListener("htmx:afterRequest", () => { gewijzigd = true; });
  document.addEventListener("submit", () => {
    verstuurt = true;
    setTimeout(() => { verstuurt = false; }, 3000);  // after a download the page is still here
  });
  window.addEventListener("beforeunload", (e) => { if (gewijzigd && !verstuurt) e.preventDefault(); });

  // What needs attention gets the focus when a page opens.
  const fout = document.querySelector(".foutenlijst[autofocus], #leesverslag[autofocus]");
  if (fout) fout.focus();
})();
