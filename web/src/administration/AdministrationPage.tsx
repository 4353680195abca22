// SPDX-License-Identifier: EUPL-1.2
import { Link, usePlace } from "../app/router";
import { useAccount } from "../office/session";
import { useWords } from "../words/words";
import { AccountList } from "./AccountList";
import { Audit } from "./Audit";
import { Health } from "./Health";
import "../casefile/casefile.css";

/** Accounts, the state of the node and its log, and who read what. No case content. */
export function AdministrationPage() {
  const t = useWords("administration");
  const { query } = usePlace();
  const account = useAccount();
  const has = (...roles: string[]) => account.roles.some((role) => roles.includes(role));
  const rooms = [
    { name: "accounts", shown: has("administrator", "auditor", "head-of-unit", "deputy") },
    { name: "audit", shown: has("auditor", "head-of-unit", "officer") },
    { name: "health", shown: true },
  ].filter(({ shown }) => shown);
  const chosen = rooms.find(({ name }) => name === query.get("room"))?.name ?? rooms[0]?.name;
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
      </header>
      <nav className="panes" aria-label={t("title")}>
        {rooms.map(({ name }) => (
          <Link key={name} to={`desk/administration?room=${name}`} aria-current={name === chosen ? "page" : undefined}>
            {t(`room-${name}`)}
          </Link>
        ))}
      </nav>
      {chosen === "accounts" && <AccountList />}
      {chosen === "audit" && <Audit />}
      {chosen === "health" && <Health />}
    </>
  );
}
