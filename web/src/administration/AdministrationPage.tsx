// SPDX-License-Identifier: EUPL-1.2
import { Link, usePlace } from "../app/router";
import { useAccount } from "../office/session";
import { useWords } from "../words/words";
import { AccountList } from "./AccountList";
import { Audit } from "./Audit";
import { AuditTrail } from "./AuditTrail";
import { ChannelRoom } from "./ChannelRoom";
import { Health } from "./Health";
import { LogRoom } from "./LogRoom";
import "../casefile/casefile.css";

/** Accounts, the state of the node, its log and its channel, and who read what. No case content. */
export function AdministrationPage() {
  const t = useWords("administration");
  const { query } = usePlace();
  const account = useAccount();
  const has = (...roles: string[]) => account.roles.some((role) => roles.includes(role));
  const configures = has("administrator", "auditor", "deputy");
  const rooms = [
    { name: "accounts", shown: has("administrator", "auditor", "head-of-unit", "deputy") },
    { name: "audit", shown: has("auditor", "head-of-unit", "officer") },
    { name: "health", shown: true },
    { name: "log", shown: true },
    { name: "channel", shown: configures },
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
      {chosen === "audit" && (has("auditor") ? <AuditTrail /> : <Audit />)}
      {chosen === "health" && <Health upkeep={configures} />}
      {chosen === "log" && <LogRoom />}
      {chosen === "channel" && <ChannelRoom />}
    </>
  );
}
