// One question at a time. Each holds what was changed and which button was pressed at that moment, so that
// nothing of it is lost when an answer meanwhile replaces the button or the fields.
"use strict";

import { bekend, gelijk, stand, werk } from "./velden.js";

const LANGSTE_DRUK = 2000;

const rij = [];
let bezig = null;
let gepauzeerd = false;
let straks = null;
let wijzerNeer = 0;
let geef = null;

export const verstuurd = () => bezig?.verstuurd ?? new Map();

// Every version of a field that is known, sent or waiting: what differs from any of them has to be told.
const versies = (naam) =>
  [bekend, bezig?.verstuurd, ...rij.map((beurt) => beurt.gewijzigd)].filter((m) => m?.has(naam)).map((m) => m.get(naam));

export const gewijzigd = (zonder = "") => {
  const gevonden = new Map();
  for (const [naam, waarden] of stand()) {
    const bekende = versies(naam);
    if (naam !== zonder && (!bekende.length || bekende.some((w) => !gelijk(w, waarden)))) gevonden.set(naam, waarden);
  }
  return gevonden;
};

const toonBezig = () => {
  if (!gepauzeerd && (bezig || rij.length || straks)) werk.setAttribute("aria-busy", "true");
  else werk.removeAttribute("aria-busy");
};

export const vraag = (beurt) => {
  const laatste = rij.at(-1);
  const nietsNieuws = [...beurt.gewijzigd].every(([naam, waarden]) => gelijk(versies(naam).at(-1), waarden));
  if (!beurt.knop && nietsNieuws) return;
  if (laatste && !laatste.knop) {
    // What waits is told by this one too, save for fields that are gone.
    rij.pop();
    for (const [naam, waarden] of laatste.gewijzigd) {
      if (!werk.elements.namedItem(naam) && !beurt.gewijzigd.has(naam)) beurt.gewijzigd.set(naam, waarden);
    }
  }
  rij.push(beurt);
  toonBezig();
  setTimeout(volgende, 0);
};

const volgende = () => {
  if (bezig || gepauzeerd || wijzerNeer || !rij.length) {
    if (!bezig && !gepauzeerd && !rij.length && straks) verlaat();
    toonBezig();
    return;
  }
  bezig = rij.shift();
  geef(true);
  if (bezig && !bezig.verstuurd) {
    bezig = null;
    setTimeout(volgende, 0);
  }
};

// A whole page that was asked for while something was being computed.
const verlaat = () => {
  const knop = straks.isConnected ? straks : document.getElementById(straks.id);
  straks = null;
  if (knop) werk.requestSubmit(knop);
};

// What is being typed is told when it is done, not when something else is asked.
const wordtGetypt = (aanleiding) => {
  const veld = document.activeElement;
  const typt = veld?.form === werk && veld !== aanleiding.target && veld.matches("input[type=text], textarea");
  return aanleiding.type !== "submit" && typt ? veld.name : "";
};

export const gaVerder = (zegel) => {
  werk.elements.namedItem("zegel").value = zegel;
  gepauzeerd = false;
  volgende();
};

const vraagtHeel = (knop) => knop && (knop.hasAttribute("data-heel") || knop.hasAttribute("formaction"));

export const begin = (bijVertrek) => {
  // A button with data-heel asks for a whole page: the browser posts the form itself.
  const direct = werk.hasAttribute("hx-post");
  document.addEventListener("submit", (e) => {
    if (e.target !== werk) return;
    if (direct && !vraagtHeel(e.submitter)) return;
    e.stopPropagation();
    if (!gepauzeerd && (bezig || rij.some((beurt) => beurt.knop))) {
      e.preventDefault();
      straks = e.submitter;
      toonBezig();
      return;
    }
    rij.length = 0;
    bijVertrek(e.submitter);
  }, true);
  if (!direct) return;

  document.addEventListener("htmx:confirm", (e) => {
    if (e.target !== werk) return;
    e.preventDefault();
    const aanleiding = e.detail.triggeringEvent;
    const knop = aanleiding.submitter;
    geef = e.detail.issueRequest;
    vraag({
      knop: knop?.name && !knop.matches(".onzichtbaar") ? [knop.name, knop.value] : null,
      gewijzigd: gewijzigd(wordtGetypt(aanleiding)),
    });
  });

  document.addEventListener("htmx:configRequest", (e) => {
    if (e.target !== werk || !bezig) return;
    const vorm = e.detail.formData;
    for (const knop of werk.querySelectorAll("button[name]")) vorm.delete(knop.name);
    if (bezig.knop) vorm.set(...bezig.knop);
    bezig.verstuurd = new Map();
    for (const naam of new Set([...stand().keys(), ...bezig.gewijzigd.keys()])) {
      const waarden = bezig.gewijzigd.get(naam) ?? bekend.get(naam) ?? [];
      vorm.delete(naam);
      waarden.forEach((waarde) => vorm.append(naam, waarde));
      bezig.verstuurd.set(naam, waarden);
    }
  });

  // Before anything is put in its place: what the server got is what it knows.
  document.addEventListener("htmx:beforeSwap", (e) => {
    if (e.target !== werk || !bezig || !e.detail.shouldSwap) return;
    for (const [naam, waarden] of bezig.verstuurd) bekend.set(naam, waarden);
  });

  document.addEventListener("htmx:afterRequest", (e) => {
    if (e.target !== werk || !bezig) return;
    if (e.detail.xhr.status === 403 && e.detail.xhr.responseText.includes("data-zegel")) {
      rij.unshift(bezig);
      gepauzeerd = true;
    }
    if (e.detail.xhr.status !== 200) straks = null;
    bezig = null;
    setTimeout(volgende, 0);
  });

  // A press is a whole: what leaving a field tells goes along with the button that is pressed.
  const los = () => setTimeout(() => {
    clearTimeout(wijzerNeer);
    wijzerNeer = 0;
    volgende();
  }, 0);
  document.addEventListener("pointerdown", () => {
    clearTimeout(wijzerNeer);
    wijzerNeer = setTimeout(los, LANGSTE_DRUK);
  }, true);
  for (const soort of ["pointerup", "pointercancel"]) document.addEventListener(soort, los, true);
};
