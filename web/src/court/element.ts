// SPDX-License-Identifier: EUPL-1.2
type Child = Node | string | null | false | undefined;
type Properties = Record<string, string | boolean | ((event: Event) => void)>;

/** An element with attributes, listeners ("onclick") and children; nothing is ever read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (typeof value === "string") made.setAttribute(name, value);
    else if (value) made.setAttribute(name, "");
  }
  made.append(...children.filter((child): child is Node | string => child !== null && child !== false && child !== undefined));
  return made;
}

const LONGEST = 20_000;

/** What comes from a file, so that it can neither hide nor turn the direction of what stands around it. */
export function outside(text: string): HTMLElement {
  // eslint-disable-next-line no-control-regex
  const safe = text.slice(0, LONGEST).replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "\ufffd");
  return element("bdi", {}, text.length > LONGEST ? `${safe}…` : safe);
}

/** Files dropped anywhere on the page; the element has the class "over" while they hang above it. */
export function dropOn(shown: HTMLElement, take: (files: File[]) => void): void {
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    shown.classList.add("over");
  });
  for (const end of ["dragleave", "drop"]) document.addEventListener(end, () => shown.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
}
