// An answer is put in place without replacing what stays the same: the focus, the caret, what is folded open
// and what somebody typed since the question was sent stay where they are.
"use strict";

import { verstuurd, vraag } from "./beurten.js";
import { bekend, gelijk, stand, werk } from "./velden.js";

const WAARDEN = new Set(["value", "checked", "selected"]);

const veldVan = (element) => element.closest("select") ?? element;

const zetIn = (oud, nieuw) => {
  const buiten = nieuw.nodeType === Node.DOCUMENT_FRAGMENT_NODE;
  const gestuurd = verstuurd();
  const nu = stand(oud);
  const getypt = new Map([...nu].filter(([naam, w]) => gestuurd.has(naam) && !gelijk(w, gestuurd.get(naam))));
  const komt = stand(nieuw);
  for (const [naam, waarden] of komt) bekend.set(naam, waarden);
  window.Idiomorph.morph(oud, buiten ? nieuw.firstElementChild : [...nieuw.childNodes], {
    morphStyle: buiten ? "outerHTML" : "innerHTML",
    callbacks: {
      beforeAttributeUpdated: (naam, element, wat) => {
        if (naam === "open" && wat === "remove") return false;
        return !(WAARDEN.has(naam) && getypt.has(veldVan(element).name));
      },
    },
  });
  for (const keuze of werk.querySelectorAll("select[name]")) {
    const [waarde] = getypt.has(keuze.name) ? [] : komt.get(keuze.name) ?? [];
    if (waarde !== undefined && keuze.value !== waarde) keuze.value = waarde;
  }
  // A field that is gone while somebody typed in it: what was typed is told all the same.
  const weg = [...getypt].filter(([naam]) => !komt.has(naam) && !werk.elements.namedItem(naam));
  if (weg.length) vraag({ knop: null, gewijzigd: new Map(weg) });
};

// Where the focus goes when what had it is gone, or cannot be pressed any more: where it says, or around it.
const onthoud = (element) => {
  const plekken = [element.id, element.dataset.dan];
  for (let ouder = element.parentElement; ouder && ouder !== werk; ouder = ouder.parentElement) plekken.push(ouder.id);
  return { element, plekken: [...plekken, "inhoud"].filter(Boolean) };
};
const kanFocus = (element) => element && element.isConnected && !element.matches(":disabled");
const herstelFocus = ({ element, plekken }) => {
  const nu = document.activeElement;
  if (kanFocus(element) && nu === element) return;
  if (nu && nu !== document.body && nu !== element) return;
  for (const plek of plekken) {
    const doel = document.getElementById(plek);
    if (!kanFocus(doel)) continue;
    doel.focus({ preventScroll: true });
    if (document.activeElement === doel) return;
  }
};

export const begin = () => {
  let focus = null;
  document.addEventListener("htmx:beforeSwap", (e) => {
    if (e.target !== werk) return;
    const nu = document.activeElement;
    focus = nu && werk.contains(nu) ? onthoud(nu) : null;
  });
  document.addEventListener("htmx:oobBeforeSwap", (e) => {
    const { target: oud, fragment: nieuw } = e.detail;
    if (!werk.contains(oud) || oud.id === "melding") return;
    e.detail.shouldSwap = false;
    zetIn(oud, nieuw);
  });
  document.addEventListener("htmx:afterOnLoad", (e) => {
    if (e.target === werk && focus) herstelFocus(focus);
    focus = null;
  });
};
