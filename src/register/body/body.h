// SPDX-License-Identifier: EUPL-1.2
// An international body or working group in which the authority takes part, as its events tell it: what it is, who
// takes part, and who speaks there for us.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "register/holding.h"
#include "register/source.h"

namespace comity::registry {

/// Who takes part for us.
struct Delegate {
    std::string id = {};
    std::string name = {};
    std::string office = {};
    std::string mandate = {};  ///< what they may say yes to
    CivilDate from = {};
    std::optional<CivilDate> until = {};  ///< the last day
    Source source = {};
    Mark mark = {};

    bool serves_on(CivilDate day) const { return from <= day && (!until || day <= *until); }
};

struct Body : Holding {
    std::string kind = {};          ///< "committee", "working-group" …
    std::string organisation = {};  ///< "Council of Europe", "" of one that belongs to none
    std::string parent = {};        ///< number or name of the body above it
    std::string seat = {};
    std::string mandate = {};
    std::vector<Party> parties = {};  ///< who else takes part, as far as it is kept
    std::optional<CivilDate> ended_on = {};
    std::string ended_because = {};
    Source ended_source = {};
    std::vector<Delegate> delegates = {};

    /// "active", "ended" from the day it ended.
    std::string_view stage_on(CivilDate day) const;
};

template <>
struct KindOf<Body> : RegisterEntry {
    static constexpr std::string_view word = "body";
    static constexpr std::string_view plural = "bodies";
    static constexpr std::string_view letters = "BOD";
    static std::span<const CommandKind<Body>> commands();
    static std::span<const EventType<Body>> events();
};

/// The body on that day: docs/formats/meetings.md.
format::Value shown(const Body& body, CivilDate on);

}  // namespace comity::registry
