// SPDX-License-Identifier: EUPL-1.2
import { Link, usePlace } from "../app/router";
import { caseOpeners } from "../office/readers";
import { useAccount } from "../office/session";
import { useWords } from "../words/words";
import { ScansRoom } from "./ScansRoom";
import { SealsRoom } from "./SealsRoom";
import "./incoming.css";

const rooms = [
  { name: "seals", room: () => <SealsRoom /> },
  { name: "scans", room: () => <ScansRoom /> },
];

/** What came in: what its seals are worth, and whose a scan is. */
export function IncomingPage() {
  const t = useWords("incoming");
  const { query } = usePlace();
  const { roles } = useAccount();
  const chosen = rooms.find(({ name }) => name === query.get("room")) ?? rooms[0];
  return (
    <>
      <header className="page-head">
        <h1>{t("title")}</h1>
        <p className="hint">{t("intro")}</p>
      </header>
      {roles.some((role) => caseOpeners.includes(role)) && (
        <p>
          {t("in-no-case")} <Link to="desk/new">{t("open-case")}</Link>
        </p>
      )}
      <nav className="panes no-print" aria-label={t("title")}>
        {rooms.map(({ name }) => (
          <Link key={name} to={`desk/incoming?room=${name}`} aria-current={name === chosen?.name ? "page" : undefined}>
            {t(`room-${name}`)}
          </Link>
        ))}
      </nav>
      {chosen?.room()}
    </>
  );
}
