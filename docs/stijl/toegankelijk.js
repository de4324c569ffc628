// Namen voor wie niet ziet, waar het thema er geen geeft: het zoekvenster, zijn rol, en de knoppen bij code.
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
  noem();
  new MutationObserver(noem).observe(document.body, { childList: true, subtree: true });
})();
