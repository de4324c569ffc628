// The proposal stays in this tab, so that Back, Forward and loading anew give it as it stood. Only the tab
// keeps it: closing the tab throws it away.
"use strict";

import { gewijzigd } from "./beurten.js";
import { werk } from "./velden.js";

const KAST = "werkbank";
const MEESTE = 8;
const REIST = /^(op|geschiedenis|merk|naast|maand|stuk|traject|zoek-.*)$/;

const lees = () => {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KAST)) ?? []);
  } catch {
    return new Map();
  }
};
const schrijf = (kast) => {
  // The last one of this map is the one in use. A full cupboard loses what is oldest.
  let paren = [...kast].slice(-MEESTE);
  for (; paren.length; paren = paren.slice(1)) {
    try {
      return sessionStorage.setItem(KAST, JSON.stringify(paren));
    } catch {
      // no room
    }
  }
};

const waarde = (velden, naam) => velden.find(([n]) => n === naam)?.[1] ?? "";
const gelijk = (een, ander) => JSON.stringify(een) === JSON.stringify(ander);

// My proposal and what is looked at, with what was typed and not told yet, or was told to be wrong.
const velden = () => {
  const getypt = gewijzigd();
  const open = (naam) => {
    const veld = werk.elements.namedItem(naam);
    return getypt.has(naam) || veld?.type === "hidden" || veld?.getAttribute?.("aria-invalid") === "true";
  };
  return [...new FormData(werk)].filter(([naam, w]) =>
    typeof w === "string" && (REIST.test(naam) || (naam.startsWith("w:") && open(naam))));
};

const stuur = (bewaard, blad) => {
  const vorm = document.createElement("form");
  vorm.method = "post";
  vorm.action = werk.action;
  vorm.hidden = true;
  for (const [naam, w] of [["zegel", werk.elements.namedItem("zegel").value], ...bewaard, ["blad", blad]]) {
    const veld = document.createElement("textarea");
    veld.name = naam;
    veld.value = w;
    vorm.append(veld);
  }
  document.body.append(vorm);
  vorm.submit();
};

const biedAan = (vak, bijVertrek) => {
  const p = document.createElement("p");
  const knop = document.createElement("button");
  const titel = vak.titel || "mijn voorstel";
  p.append(`In dit tabblad staat nog een ander voorstel van u: “${titel}”, met ${vak.stappen} ${vak.stappen === 1 ? "stap" : "stappen"}. `, knop);
  knop.type = "button";
  knop.className = "wb-knop";
  knop.textContent = "Ga daarmee verder";
  knop.addEventListener("click", () => { bijVertrek(); stuur(vak.velden, waarde(vak.velden, "op")); });
  document.getElementById("melding").append(p);
};

let draad = "";
const bewaar = () => {
  const kast = lees();
  const nu = velden();
  const geschiedenis = JSON.parse(waarde(nu, "geschiedenis"));
  const titel = werk.elements.namedItem("w:kop:titel")?.value ?? "";
  const vak = { velden: nu, titel, stappen: geschiedenis.stappen.length, begin: geschiedenis.begin };
  kast.delete(draad);
  kast.set(draad, vak);
  schrijf(kast);
};

// A page that comes fresh from the server after Back, Forward or loading anew has to become what it was.
// False when it does: then this page is left at once.
export const begin = (bijVertrek) => {
  const kast = lees();
  const blad = werk.elements.namedItem("op").value;
  const hier = history.state?.werkbank;
  const vers = werk.hasAttribute("data-vers");
  const [laatste, vak] = [...kast].at(-1) ?? [];
  if (vers && hier && kast.has(hier.draad)) {
    draad = hier.draad;
    const bewaard = kast.get(draad).velden;
    if (hier.blad !== blad || !gelijk(bewaard, velden())) {
      const terug = kast.get(draad);
      kast.delete(draad);
      kast.set(draad, terug);
      schrijf(kast);
      stuur(bewaard, hier.blad);
      return false;
    }
  } else if (!vers && vak && gelijk(vak.begin, JSON.parse(waarde(velden(), "geschiedenis")).begin)) {
    draad = laatste;
  } else {
    draad = crypto.randomUUID?.() ?? String(performance.timeOrigin + performance.now());
    const ander = [...kast.values()].filter((dit) => dit.stappen).at(-1);
    if (vers && ander) biedAan(ander, bijVertrek);
  }
  // With an address of its own the browser does not ask whether to send a form again.
  history.replaceState({ werkbank: { draad, blad } }, "", location.href);
  bewaar();
  document.addEventListener("htmx:afterOnLoad", (e) => { if (e.target === werk) bewaar(); });
  window.addEventListener("pagehide", bewaar);
  window.addEventListener("pageshow", (e) => {
    const ons = lees().get(draad);
    if (!e.persisted || !ons || gelijk(ons.velden, velden())) return;
    bijVertrek();
    location.reload();
  });
  return true;
};
