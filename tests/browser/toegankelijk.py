"""What every state of every page must be: found good by axe, within its width, in light and dark."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Every rule that axe has, also those it leaves off by itself, but for three: enhanced contrast (7:1) is level
# AAA, `hidden-content` never finds anything but asks a person to look, and `p-as-heading` (an experiment)
# takes a button in a paragraph for a heading.
_NOOIT = ["color-contrast-enhanced", "hidden-content", "p-as-heading"]
_ALLES = """async ([keuze, zonder]) => {
  const rules = {};
  for (const regel of axe.getRules()) {
    const aan = !zonder.includes(regel.ruleId);
    rules[regel.ruleId] = {enabled: aan && (keuze === null || keuze.includes(regel.ruleId))};
  }
  const gevonden = await axe.run(document, {rules, resultTypes: ['violations'], preload: false});
  return gevonden.violations;
}"""
# What the eye would miss: a page wider than its window, and text that its own box cuts off.
_BUITEN_BEELD = """() => {
  const breed = document.documentElement.clientWidth;
  const noem = (el) => el.tagName.toLowerCase() + (el.id ? '#' + el.id : '')
    + [...el.classList].map((k) => '.' + k).join('') + ' "' + el.textContent.trim().slice(0, 40) + '"';
  const rolt = (el) => {
    for (let op = el; op && op !== document.documentElement; op = op.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(op).overflowX)) return true;
    }
    return false;
  };
  const fout = [];
  if (document.documentElement.scrollWidth > breed) {
    fout.push(`${document.documentElement.scrollWidth} px breed in een venster van ${breed} px`);
  }
  for (const el of document.body.querySelectorAll('*')) {
    const stijl = getComputedStyle(el);
    const vak = el.getBoundingClientRect();
    const eigen = [...el.childNodes].some((k) => k.nodeType === 3 && k.textContent.trim().length > 3);
    const letter = parseFloat(stijl.fontSize);
    const zuil = el.clientWidth < 2 * letter && vak.height > 3 * letter;
    if (eigen && zuil && stijl.display !== 'inline' && stijl.overflowX === 'visible') {
      fout.push(`letter onder letter: ${noem(el)}`);
    }
    if (vak.width <= 1 || !vak.height || stijl.visibility === 'hidden' || el.closest('svg')) continue;
    if (vak.right <= 0 || vak.left >= breed) continue;
    if (vak.right > breed + 1 && !rolt(el)) fout.push(`steekt uit: ${noem(el)}`);
    // An ellipsis shows the reader that there is more.
    const knipt = ['hidden', 'clip'].includes(stijl.overflowX) && stijl.clipPath === 'none'
      && stijl.textOverflow !== 'ellipsis';
    if (knipt && el.scrollWidth > el.clientWidth + 1) fout.push(`afgeknipt: ${noem(el)}`);
  }
  return fout.slice(0, 5);
}"""


def axe(page: Page, *regels: str, zonder: tuple[str, ...] = ()) -> list[str]:
    """What axe finds on the page as it stands now, one readable line per place; all rules, or only some.

    Needs a context with JavaScript.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    return [
        regel
        for fout in page.evaluate(_ALLES, [list(regels) or None, [*_NOOIT, *zonder]])
        for regel in _regels(fout)
    ]


def _regels(fout: dict[str, Any]) -> list[str]:
    zinnen = []
    for plaats in fout["nodes"]:
        waarom = " ".join(dict.fromkeys((plaats.get("failureSummary") or "").split("\n")[1:]))
        zinnen.append(f"{fout['id']}: {plaats['html'][:160]}\n      {' '.join(waarom.split())}")
    return zinnen


def buiten_beeld(page: Page) -> list[str]:
    """What sticks out of the window or is cut off by its own box, at the present width."""
    return list(page.evaluate(_BUITEN_BEELD))
