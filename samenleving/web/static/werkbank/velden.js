// The fields of the form that somebody can change, and what the workbench knows of them.
"use strict";

export const werk = document.getElementById("werk");

const VELDEN = "input[name]:not([type=hidden], [type=file]), select[name], textarea[name]";

const waardeVan = (veld) => veld.value;
const beginVan = (veld) => {
  if (veld.tagName !== "SELECT") return veld.defaultValue;
  return ([...veld.options].find((optie) => optie.defaultSelected) ?? veld.options[0])?.value ?? "";
};

const lees = (binnen, waarde, aan) => {
  const stand = new Map();
  for (const veld of binnen.querySelectorAll(VELDEN)) {
    const waarden = stand.get(veld.name) ?? [];
    if (veld.type !== "checkbox") waarden.push(waarde(veld));
    else if (veld[aan]) waarden.push(veld.value);
    stand.set(veld.name, waarden);
  }
  return stand;
};

// By name, the values that stand in the fields now, and those with which the page came.
export const stand = (binnen = werk) => lees(binnen, waardeVan, "checked");
export const begin = (binnen = werk) => lees(binnen, beginVan, "defaultChecked");

export const gelijk = (een, ander) =>
  een !== undefined && ander !== undefined && een.length === ander.length && een.every((w, i) => w === ander[i]);

// What the workbench knows: what it wrote itself, or what it was told.
export const bekend = werk ? begin() : new Map();
