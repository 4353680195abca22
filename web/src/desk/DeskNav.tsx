// SPDX-License-Identifier: EUPL-1.2
import { Link, usePlace } from "../app/router";
import { useConnected } from "../office/connection";
import { registerReaders } from "../office/readers";
import { signOut, useAccount, useOwnAccount, useSession } from "../office/session";
import { useWords } from "../words/words";
import { ActingChooser, usePrincipals } from "./ActingFor";

interface Room {
  path: string;
  name: string;
  /** On a telephone these stand in the bar at the bottom, the others behind "More". */
  first?: boolean;
  /** Only for whoever has one of these roles. */
  roles?: readonly string[];
}

const casework = ["officer", "head-of-unit", "deputy", "registrar", "executing-officer", "translator"];
const rooms: Room[] = [
  { path: "desk", name: "today", first: true },
  { path: "desk/docket", name: "docket", first: true, roles: [...casework, "auditor"] },
  { path: "desk/new", name: "new-case", first: true, roles: ["officer", "head-of-unit", "registrar"] },
  { path: "desk/approvals", name: "approvals", first: true, roles: ["head-of-unit", "deputy", "administrator"] },
  { path: "desk/clocks", name: "clocks", roles: casework },
  { path: "desk/promises", name: "promises", roles: casework },
  { path: "desk/reciprocity", name: "reciprocity", roles: casework },
  { path: "desk/incoming", name: "incoming", roles: casework },
  { path: "desk/agreements", name: "agreements", roles: registerReaders },
  { path: "desk/programmes", name: "programmes", roles: registerReaders },
  { path: "desk/bodies", name: "bodies", roles: registerReaders },
  { path: "desk/meetings", name: "meetings", roles: registerReaders },
  { path: "desk/publications", name: "publications", roles: registerReaders },
  { path: "desk/glossary", name: "glossary", roles: ["officer", "head-of-unit", "translator"] },
  { path: "desk/news", name: "news" },
  { path: "desk/statistics", name: "statistics" },
  { path: "desk/questionnaires", name: "questionnaires", roles: [...casework, "auditor", "public-editor"] },
  { path: "desk/brief", name: "brief", roles: registerReaders },
  { path: "desk/retention", name: "retention", roles: ["officer", "head-of-unit", "registrar"] },
  { path: "desk/restrictions", name: "restrictions", roles: ["head-of-unit", "deputy", "registrar"] },
  { path: "desk/administration", name: "administration", roles: ["administrator", "auditor", "head-of-unit", "deputy"] },
];

/** The name of the page at a path; "" where it is none of these. */
export function pageOf(path: string): string {
  if (path === "desk/account") return "account";
  return rooms.find((room) => room.path === path)?.name ?? "";
}

export function DeskNav() {
  const t = useWords("desk");
  const { path } = usePlace();
  const account = useAccount();
  const self = useOwnAccount();
  const principals = usePrincipals() ?? [];
  const { session } = useSession();
  const connected = useConnected();
  const mine = rooms.filter((room) => !room.roles || room.roles.some((role) => (account.roles as string[]).includes(role)));
  const link = (room: Room) => (
    <Link key={room.path} to={room.path} className={room.first ? "first" : "second"} aria-current={path === room.path ? "page" : undefined}>
      {t(room.name)}
    </Link>
  );
  const own = (
    <div className="own">
      <p className="own-name">{self.name}</p>
      <p className="hint">{session?.authority.name}</p>
      <ActingChooser principals={principals} />
      <p className="row">
        <Link to="desk/account">{t("account")}</Link>
        <button type="button" className="quiet" onClick={() => void signOut()}>
          {t("sign-out")}
        </button>
      </p>
    </div>
  );
  return (
    <div className="desk-side no-print">
      <nav aria-label={t("desk")} className="desk-nav">
        {mine.map(link)}
        <details className="more">
          <summary>{t("more")}</summary>
          <div className="more-list">
            {mine.filter((room) => !room.first).map(link)}
            <Link to="./">{t("public-pages")}</Link>
            {own}
          </div>
        </details>
      </nav>
      {own}
      <div role="status" className="connection">
        {!connected && <p className="notice">{t("offline")}</p>}
      </div>
    </div>
  );
}
