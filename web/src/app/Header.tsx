// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { offered, useLanguage, useWords } from "../words/words";
import { Link, usePlace } from "./router";
import { applyTheme, storedTheme, themes, type Theme } from "./theme";

const languageNames = { en: "English", fr: "Français", ru: "Русский", ar: "العربية" };

/** The sheet of the State that asks, on the same day; without one, all States. */
function statesAddress(kept: URLSearchParams): string {
  const on = kept.get("on");
  return `states${kept.get("a") ? `/${kept.get("a")}` : ""}${on ? `?on=${on}` : ""}`;
}

export function Header() {
  const t = useWords("app");
  const { path, query } = usePlace();
  const { language, setLanguage } = useLanguage();
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const kept = new URLSearchParams([...query].filter(([name]) => ["a", "b", "kind", "on"].includes(name)));
  const sheet = path.startsWith("states/") ? path.slice("states/".length) : "";
  if (sheet) kept.set("a", sheet);
  const pair = kept.toString();
  const carried = pair ? `?${pair}` : "";
  return (
    <header className="head">
      <a className="skip" href={`${location.href.split("#")[0]}#content`}>
        {t("skip")}
      </a>
      <Link className="brand" to={carried}>
        Comity
      </Link>
      <nav aria-label={t("pages")}>
        <Link to={`./${carried}`} aria-current={path === "" ? "page" : undefined}>
          {t("atlas")}
        </Link>
        <Link to={`interview${carried}`} aria-current={path === "interview" ? "page" : undefined}>
          {t("interview")}
        </Link>
        <Link to={statesAddress(kept)} aria-current={path === "states" || sheet ? "page" : undefined}>
          {t("states")}
        </Link>
        <Link to={`changes${carried}`} aria-current={path === "changes" ? "page" : undefined}>
          {t("changes")}
        </Link>
        <Link to="desk" aria-current={path === "desk" || path.startsWith("desk/") ? "page" : undefined}>
          {t("desk")}
        </Link>
      </nav>
      <div className="choices">
        <label>
          <span className="visually-hidden">{t("language")}</span>
          <select value={language} onChange={(event) => setLanguage(event.target.value)}>
            {offered.map((code) => (
              <option key={code} value={code} lang={code}>
                {languageNames[code]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="visually-hidden">{t("theme")}</span>
          <select
            value={theme}
            onChange={(event) => {
              const chosen = event.target.value as Theme;
              applyTheme(chosen);
              setTheme(chosen);
            }}
          >
            {themes.map((name) => (
              <option key={name} value={name}>
                {t(`theme-${name}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  );
}
