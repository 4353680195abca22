// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from "react";
import { Link, usePlace } from "../app/router";
import { caseOpeners, registerReaders } from "../office/readers";
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
  /** Casework has no name: it comes first. */
  part?: "register" | "reports" | "upkeep";
}

const casework = ["officer", "head-of-unit", "deputy", "registrar", "executing-officer", "translator"];
const rooms: Room[] = [
  { path: "desk", name: "today", first: true },
  { path: "desk/docket", name: "docket", first: true, roles: [...casework, "auditor"] },
  { path: "desk/new", name: "new-case", first: true, roles: caseOpeners },
  { path: "desk/approvals", name: "approvals", first: true, roles: ["head-of-unit", "deputy", "administrator"] },
  { path: "desk/clocks", name: "clocks", roles: casework },
  { path: "desk/promises", name: "promises", roles: casework },
  { path: "desk/reciprocity", name: "reciprocity", roles: casework },
  { path: "desk/incoming", name: "incoming", roles: casework },
  { path: "desk/glossary", name: "glossary", roles: ["officer", "head-of-unit", "translator"] },
  { path: "desk/agreements", name: "agreements", part: "register", roles: registerReaders },
  { path: "desk/programmes", name: "programmes", part: "register", roles: registerReaders },
  { path: "desk/bodies", name: "bodies", part: "register", roles: registerReaders },
  { path: "desk/meetings", name: "meetings", part: "register", roles: registerReaders },
  { path: "desk/publications", name: "publications", part: "register", roles: registerReaders },
  { path: "desk/brief", name: "brief", part: "reports", roles: registerReaders },
  { path: "desk/questionnaires", name: "questionnaires", part: "reports", roles: [...casework, "auditor", "public-editor"] },
  { path: "desk/statistics", name: "statistics", part: "reports" },
  { path: "desk/news", name: "news", part: "reports" },
  { path: "desk/retention", name: "retention", part: "upkeep", roles: ["officer", "head-of-unit", "registrar"] },
  { path: "desk/restrictions", name: "restrictions", part: "upkeep", roles: ["head-of-unit", "deputy", "registrar"] },
  { path: "desk/administration", name: "administration", part: "upkeep", roles: ["administrator", "auditor", "head-of-unit", "deputy"] },
];

/** The name of the page at a path; "" where it is none of these. */
export function pageOf(path: string): string {
  if (path === "desk/account") return "account";
  return rooms.find((room) => room.path === path)?.name ?? "";
}

/** The menu behind "More": it goes when one has gone somewhere, pressed Escape or pressed beside it. */
function useMore(path: string) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (then?: (summary: HTMLElement | null) => void) => {
      if (!menu.current?.open) return;
      menu.current.open = false;
      then?.(menu.current.querySelector("summary"));
    };
    close();
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && close((summary) => summary?.focus());
    const onPress = (event: PointerEvent) => !menu.current?.contains(event.target as Node) && close();
    addEventListener("keydown", onKey);
    addEventListener("pointerdown", onPress);
    return () => {
      removeEventListener("keydown", onKey);
      removeEventListener("pointerdown", onPress);
    };
  }, [path]);
  return menu;
}

export function DeskNav() {
  const t = useWords("desk");
  const { path } = usePlace();
  const account = useAccount();
  const self = useOwnAccount();
  const principals = usePrincipals() ?? [];
  const { session } = useSession();
  const more = useMore(path);
  const mine = rooms.filter((room) => !room.roles || room.roles.some((role) => (account.roles as string[]).includes(role)));
  const link = (room: Room) => (
    <Link key={room.path} to={room.path} className={room.first ? "first" : "second"} aria-current={path === room.path ? "page" : undefined}>
      {t(room.name)}
    </Link>
  );
  const parted = (shown: Room[]) =>
    shown.flatMap((room, at) => [
      room.part && room.part !== shown[at - 1]?.part && (
        <p key={room.part} className="part second">
          {t(`part-${room.part}`)}
        </p>
      ),
      link(room),
    ]);
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
        {parted(mine)}
        <details className="more" ref={more}>
          <summary>{t("more")}</summary>
          <div className="more-list">
            {parted(mine.filter((room) => !room.first))}
            <Link to="./">{t("public-pages")}</Link>
            {own}
          </div>
        </details>
      </nav>
      {own}
    </div>
  );
}
