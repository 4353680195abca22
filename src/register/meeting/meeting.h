// SPDX-License-Identifier: EUPL-1.2
// A meeting with other authorities as its events tell it: agenda, delegations, minutes, and what was decided. A
// decision with a day is a task: of one of ours, with an owner, or of theirs, a promise.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "register/holding.h"
#include "register/public/publishing.h"
#include "register/source.h"

namespace comity::registry {

struct AgendaPoint {
    std::string id = {};
    std::string subject = {};
    std::string by = {};    ///< who brings it: "us", "them", "chair"
    std::string says = {};  ///< our position, for our own eyes
    std::vector<std::string> papers = {};
    bool dropped = false;
    Mark mark = {};
};

struct Member {
    std::string id = {};
    std::string side = {};  ///< "us", "them"
    StateCode state = {};   ///< of theirs
    std::string name = {};
    std::string office = {};
    std::string role = {};  ///< "head", "member", "interpreter", "observer"
    bool withdrawn = false;
    Mark mark = {};
};

struct Minutes {
    std::string id = {};
    std::string language = {};
    std::string text = {};
    std::optional<CivilDate> adopted_on = {};
    Source adopted_source = {};
    Mark mark = {};
};

enum class TaskStatus { noted, open, late, done, dropped };
inline constexpr int task_status_count = 5;
/// "noted", "open", "late", "done", "dropped"
std::string_view word(TaskStatus status);

/// What was decided at the table.
struct Decision {
    std::string id = {};
    CivilDate on = {};
    std::string says = {};
    std::string point = {};              ///< of the agenda: "p1", ""
    std::string by = {};                 ///< who is to do it: "us", "them"; "" where nothing is to be done
    std::string owner = {};              ///< account, of what we are to do
    std::string responsible_there = {};  ///< of what they are to do
    std::optional<CivilDate> due = {};   ///< the last day; without it nothing is to be done
    std::string case_id = {};            ///< the case it is about, where the reader may see it
    std::string about = {};              ///< number of what of the register it is about
    int moved = 0;                       ///< how often the day was changed
    std::optional<CivilDate> done_on = {};
    std::string done_says = {};
    Source done_source = {};
    std::optional<CivilDate> dropped_on = {};
    std::string dropped_because = {};
    Mark mark = {};

    bool is_task() const { return due.has_value(); }
    bool is_open() const { return is_task() && !done_on && !dropped_on; }
    TaskStatus status_on(CivilDate day) const;
};

struct Meeting : Holding {
    std::string kind = {};                ///< "bilateral", "session", "working-group", "conference", "visit", "video"
    std::string body = {};                ///< number of the body it is of, ""
    std::vector<std::string> under = {};  ///< numbers of agreements and programmes it is held under
    std::vector<Party> parties = {};      ///< the other sides
    CivilDate from = {};
    CivilDate to = {};
    std::string place = {};
    bool held = false;
    std::optional<CivilDate> cancelled_on = {};
    std::string cancelled_because = {};
    Source outcome_source = {};  ///< where it stands that it was held, or cancelled
    std::vector<AgendaPoint> agenda = {};
    std::vector<Member> members = {};
    std::vector<Minutes> minutes = {};
    std::vector<Decision> decisions = {};
    Publishing<Meeting> page = {};

    /// The day from which its minutes stand.
    std::optional<CivilDate> adopted_on() const;
    /// "planned", "cancelled", "held" from its last day, "minuted" once its minutes are adopted.
    std::string_view stage_on(CivilDate day) const;
};

template <>
struct KindOf<Meeting> : RegisterEntry {
    static constexpr std::string_view word = "meeting";
    static constexpr std::string_view plural = "meetings";
    static constexpr std::string_view letters = "MTG";
    static constexpr std::string_view public_fields = "place agenda heads outcome";
    static constexpr std::string_view public_fields_say =
        "what is shown besides number, kind, parties and days: place, agenda (subjects), heads (names "
        "and offices of the heads of delegations), outcome (held or cancelled)";
    static std::span<const CommandKind<Meeting>> commands();
    static std::span<const EventType<Meeting>> events();
};

}  // namespace comity::registry
