// Namen voor wie niet ziet, waar het thema er geen geeft: het zoekvenster, zijn rol, en de knoppen bij code. En een
// wenk bij een tabel die niet past.
(() => {
  const zet = (el, naam, waarde) => {
    if (el && el.getAttribute(naam) !== waarde) el.setAttribute(naam, waarde);
  };
  const noem = () => {
    const zoeken = document.querySelector('.md-search__input')?.getAttribute('aria-label') ?? 'Zoeken';
    zet(document.querySelector('.md-search'), 'aria-label', zoeken);
    const rol = document.querySelector('.md-search__scrollwrap');
    zet(rol, 'role', 'region');
    zet(rol, 'aria-label', document.querySelector('.md-search-result__meta')?.textContent.trim() || zoeken);
    document.querySelectorAll('.md-code__nav').forEach((balk, plaats) => zet(balk, 'aria-label', `Code ${plaats + 1}`));
  };
  // Een tabel die breder is dan de pagina, zegt het erboven; wie met het toetsenbord werkt, kan haar verschuiven.
  const meet = new ResizeObserver((gemeten) => gemeten.forEach(({ target: rol }) => {
    const breder = rol.scrollWidth > rol.clientWidth + 1;
    rol.classList.toggle('schuift', breder);
    const wenk = rol.previousElementSibling;
    if (wenk?.matches('.schuifwenk')) wenk.hidden = !breder;
    else if (breder) {
      const nieuw = Object.assign(document.createElement('p'), { className: 'schuifwenk' });
      nieuw.textContent = 'Deze tabel is breder dan de pagina. Schuif opzij voor de rest \u2192';
      rol.before(nieuw);
    }
  }));
  document.querySelectorAll('.tabelrol').forEach((rol) => meet.observe(rol));
  noem();
  new MutationObserver(noem).observe(document.body, { childList: true, subtree: true });
})();
