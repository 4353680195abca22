// SPDX-License-Identifier: EUPL-1.2
// A programme of cooperation with other authorities as its events tell it: for a period, with items that each side
// answers for. What became of an item is computed from what happened, never typed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "register/holding.h"
#include "register/public/publishing.h"
#include "register/source.h"

namespace comity::registry {

enum class ItemStatus { planned, running, late, done, cancelled };
inline constexpr int item_status_count = 5;
/// "planned", "running", "late", "done", "cancelled"
std::string_view word(ItemStatus status);

/// What is to be done together.
struct Item {
    std::string id = {};
    std::string subject = {};
    std::string form =
        {};  ///< "meeting", "seminar", "exchange-of-documents", "study-visit", "joint-analysis", "training"
    std::string responsible = {};        ///< who answers for it on our side
    std::string responsible_there = {};  ///< and on theirs
    CivilDate from = {};
    CivilDate to = {};  ///< the last day by which it is to be done
    std::string place = {};
    std::string says = {};

    std::optional<CivilDate> done_on = {};
    std::string done_place = {};
    std::vector<std::string> outputs = {};  ///< documents that came of it
    std::string done_says = {};
    std::string cancelled_because = {};
    std::optional<CivilDate> cancelled_on = {};
    Source outcome_source = {};  ///< where it stands that it was done, or cancelled
    int moved = 0;               ///< how often its days were changed
    Mark mark = {};

    /// On that day: done or cancelled from the day it was; late behind its last day; running from its first.
    ItemStatus status_on(CivilDate day) const;
};

struct Programme : Holding {
    std::vector<Party> parties = {};  ///< the other sides
    std::string own_authority = {};   ///< who of our side takes part, "" for the authority itself
    CivilDate from = {};
    CivilDate to = {};  ///< its last day
    std::optional<CivilDate> signed_on = {};
    std::string place = {};
    std::vector<std::string> signatories = {};
    Source signed_source = {};
    std::string predecessor = {};            ///< number or name of the one before
    std::string successor = {};              ///< and of the one behind
    std::optional<CivilDate> ended_on = {};  ///< before its last day
    std::string ended_because = {};
    Source ended_source = {};
    std::vector<Item> items = {};
    Publishing<Programme> page = {};

    /// The last day on which it runs.
    CivilDate last_day() const { return ended_on ? *ended_on : to; }
    /// "idea" before signature, "agreed" before its period, "running", "ended".
    std::string_view stage_on(CivilDate day) const;
};

template <>
struct KindOf<Programme> : RegisterEntry {
    static constexpr std::string_view word = "programme";
    static constexpr std::string_view plural = "programmes";
    static constexpr std::string_view letters = "PRG";
    static constexpr std::string_view public_fields = "signature items progress";
    static constexpr std::string_view public_fields_say =
        "what is shown besides number, kind, parties and days: signature (day, place and signatories), "
        "items (subjects, forms and days), progress (what was done or cancelled)";
    static std::span<const CommandKind<Programme>> commands();
    static std::span<const EventType<Programme>> events();
};

/// How far a programme is on a day.
struct Progress {
    std::map<ItemStatus, int> items = {};
    int all = 0;
    int percent = 0;                          ///< done, of those not cancelled; 100 where there are none to do
    int days_left = 0;                        ///< to the last day; 0 behind it
    bool renew = false;                       ///< it ends within the period below and nothing comes behind it
    std::vector<std::string> remaining = {};  ///< ids of what is neither done nor cancelled
};
Progress progress_on(const Programme& programme, CivilDate day, const Period& renew_within);

}  // namespace comity::registry
