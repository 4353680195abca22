// SPDX-License-Identifier: EUPL-1.2
import { useCodes } from "../codes/codes";
import { useCommon } from "../office/common";
import { useRegisterCodes } from "../register/codes";
import { useWords } from "../words/words";
import type { Counted } from "./definition";

/** A group of a table in words: "incoming", "Kazakhstan", "2026"; "" is all. */
export function useGroupName(about: Counted): (grouping: string, group: string) => string {
  const t = useWords("statistics");
  const r = useWords("register");
  const ofCase = useCodes();
  const ofRegister = useRegisterCodes();
  const { stateName } = useCommon();
  return (grouping, group) => {
    if (group === "") return t("all");
    if (group === "unknown") return r("not-said");
    if (grouping === "state") return stateName(group);
    if (grouping === "region") return r(`region-${group.toLowerCase()}`);
    if (grouping === "status") return t(`status-${group}`);
    if (grouping === "direction") return ofCase("direction", group);
    if (grouping === "coverage") return ofRegister("covers", group);
    if (grouping === "stage") return ofRegister("stage", group);
    if (grouping === "kind") return about === "cases" ? ofCase("kind", group) : ofRegister("kind", group);
    return group;
  };
}
