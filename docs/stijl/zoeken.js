// Zoeken in elke vorm van een woord. Het thema zoekt op het begin van een woord: wie 'belastingen' typt, vindt
// 'belasting' dus niet. (Met de stemmer van het thema vindt hij niets meer: die kort de woorden van de pagina's in, en
// nooit die van de vraag.) Daarom krijgt de vraag hier de andere vormen van elk woord mee.
(() => {
  const VRAAG = 2; // zo heet een zoekvraag tussen de pagina en het zoekprogramma van het thema
  const KORTST = 5, KORTSTE_STAM = 4;
  const HARD = { z: 's', v: 'f' }, ZACHT = { s: 'z', f: 'v' };

  const vormen = (woord) => {
    const w = woord.toLowerCase();
    if (w.length < KORTST || !/^[\p{L}\p{M}-]+$/u.test(w)) return [woord];
    const gesloten = w.match(/^(.*[^aeiou])([aeou])\2([bdfgklmnprst])$/); // werkloos, werkloz(en)
    if (gesloten) {
      const [, begin, klank, slot] = gesloten;
      return [w, begin + klank + (ZACHT[slot] ?? slot)];
    }
    const stam = w.replace(/(?:en|e|s)$/, '');
    if (stam === w || stam.length < KORTSTE_STAM) return [woord];
    if (w.endsWith('s')) return [stam];
    const dubbel = stam.match(/([bdfgklmnprst])\1$/);
    if (dubbel) return [stam.slice(0, -1)]; // mannen, man
    const slot = stam.at(-1);
    const open = /[^aeiou][aeou][bdfgklmnprstvz]$/.test(stam);
    const ander = (open ? stam.slice(0, -1) + stam.at(-2) : stam.slice(0, -1)) + (HARD[slot] ?? slot);
    return open || slot in HARD ? [stam, ander] : [stam]; // leeflonen, leefloon; brieven, brief
  };

  const stuur = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (bericht, ...verder) {
    if (bericht?.type === VRAAG && typeof bericht.data === 'string' && !bericht.data.includes('"')) {
      const vraag = bericht.data.split(/\s+/).flatMap(vormen).join(' ');
      return stuur.call(this, { ...bericht, data: vraag }, ...verder);
    }
    return stuur.call(this, bericht, ...verder);
  };
})();
