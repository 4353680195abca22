// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "react";
import { navigate } from "../app/router";
import { Dialog } from "../signin/dialogs";
import { useWords } from "../words/words";

/** Whether a key is typed into a field: then it is no shortcut. */
export function typing(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null;
  if (at instanceof HTMLInputElement) return at.type !== "checkbox" && at.type !== "radio";
  return at !== null && (at.isContentEditable || ["SELECT", "TEXTAREA"].includes(at.tagName));
}

const goTo: Record<string, string> = { t: "desk", d: "desk/docket", n: "desk/new", a: "desk/approvals", c: "desk/clocks" };

/** g and a letter goes to a page, / to the search, ? shows all keys. */
export function Shortcuts() {
  const t = useWords("desk");
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let going = false;
    const onKey = (event: KeyboardEvent) => {
      if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      if (going && goTo[event.key] !== undefined) {
        event.preventDefault();
        navigate(goTo[event.key] ?? "desk");
      } else if (event.key === "/" && !location.pathname.endsWith("/desk/docket")) {
        event.preventDefault();
        navigate("desk/docket?search");
      } else if (event.key === "?") {
        event.preventDefault();
        setShown(true);
      }
      going = event.key === "g";
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  if (!shown) return null;
  const keys = ["g-t", "g-d", "g-n", "g-a", "g-c", "slash", "j-k", "enter", "x", "b", "u", "question"];
  return (
    <Dialog title={t("keys")} onClose={() => setShown(false)}>
      <dl className="key-list">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              {t(`key-${key}`)
                .split(" ")
                .map((one) => (
                  <kbd key={one}>{one}</kbd>
                ))}
            </dt>
            <dd>{t(`key-${key}-does`)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="primary" onClick={() => setShown(false)}>
        {t("close")}
      </button>
    </Dialog>
  );
}
