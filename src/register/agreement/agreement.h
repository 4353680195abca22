// SPDX-License-Identifier: EUPL-1.2
// An agreement with other authorities as its events tell it. Two axes of time: each step has the day from which it
// counts, and the event that told of it; what the register knew at an earlier moment is the fold of the events until
// then.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "register/agreement/stage.h"
#include "register/holding.h"
#include "register/public/publishing.h"
#include "register/source.h"

namespace comity::registry {

/// Something that happened to the agreement. A later record supersedes an earlier one; how it was before stays in the
/// events.
struct Step {
    std::string id = {};
    std::string step = {};  ///< a word of step_kinds()
    Stage to = Stage::idea;
    CivilDate on = {};      ///< the day it was done
    CivilDate effect = {};  ///< the day from which the stage holds: of entry into force, of the end
    std::string place = {};
    std::vector<std::string> signatories = {};
    std::string how = {};          ///< of an end: "expired", "replaced", "denounced", "abandoned"
    std::string by = {};           ///< of a suspension or an end: "us", "them", "both"
    std::string replaced_by = {};  ///< number or name of the agreement in its place
    std::string says = {};
    Source source = {};
    bool withdrawn = false;  ///< recorded in error
    Mark mark = {};          ///< of the event that said it last
};

/// A text on the way: of a round, in one language.
struct Draft {
    std::string id = {};
    int round = 0;
    std::string by = {};  ///< "us", "them", "both"
    CivilDate on = {};
    std::string language = {};
    std::string text = {};
    std::string says = {};
    Mark mark = {};
};

/// A text of the agreement as it was signed.
struct AuthenticText {
    std::string id = {};
    std::string language = {};
    bool authentic = true;
    std::string text = {};
    Source source = {};
    Mark mark = {};
};

/// A proposal to another State, or of theirs to us, and what became of it.
struct Offer {
    struct Reminder {
        CivilDate on = {};
        std::string says = {};
        Source source = {};
        Mark mark = {};
    };
    std::string id = {};
    std::string by = {};  ///< "us", "them"
    StateCode state = {};
    CivilDate on = {};
    std::string says = {};   ///< what it outlines
    std::string draft = {};  ///< the draft that went with it, ""
    CivilDate answer_by = {};
    std::vector<Reminder> reminders = {};
    std::optional<CivilDate> answered_on = {};
    std::string answer = {};  ///< "accepted", "declined", "countered", "withdrawn", ""
    std::string answer_says = {};
    Source answer_source = {};
    Source source = {};
    Mark mark = {};
};

struct Amendment {
    std::string id = {};
    CivilDate on = {};
    CivilDate effect = {};
    std::string says = {};
    std::string number = {};  ///< of the amending agreement in the register, ""
    Source source = {};
    Mark mark = {};
};

/// What a side must do before entry into force, done.
struct Procedure {
    std::string side = {};  ///< two letters of a party's State, or our own
    CivilDate on = {};
    Source source = {};
    Mark mark = {};
};

/// A time limit that the agreement sets.
struct Limit {
    std::string what = {};
    Period period = {};
};

struct Agreement : Holding {
    std::string kind =
        {};  ///< "treaty", "protocol", "interdepartmental-agreement", "memorandum", "reciprocity-assurance"
    /// Among others: our own authority is no side of it, so nothing in it binds us, is offered by us or to us, or
    /// counts among our agreements. Said at its entry and never changed.
    bool observed = false;
    std::vector<Party> parties = {};       ///< the other sides; of what is observed all of them
    std::string own_authority = {};        ///< who of our side takes part, "" for the authority itself
    std::vector<std::string> covers = {};  ///< kinds of cooperation
    std::string channel = {};
    std::vector<std::string> languages = {};
    std::vector<Limit> limits = {};
    std::optional<Period> enters_after = {};  ///< from the last notice that procedures are complete
    std::optional<Period> term = {};          ///< from entry into force; none: without end
    std::optional<Period> prolonged_by = {};  ///< at the end of the term, unless somebody objects
    std::optional<Period> notice = {};        ///< from a denunciation to its effect
    std::string replaces = {};                ///< number or name of the one before

    std::vector<Step> steps = {};
    std::vector<Draft> drafts = {};
    std::vector<AuthenticText> texts = {};
    std::vector<Offer> offers = {};
    std::vector<Amendment> amendments = {};
    std::vector<Procedure> procedures = {};
    Publishing<Agreement> page = {};

    /// After the last step, whenever it counts from.
    Stage stage() const;
    /// The last step that counts from that day or before, and was not withdrawn; nullptr where there is none.
    const Step* step_on(CivilDate day) const;
    /// On that day, as far as is known: the stage of the last step that counts from then or before.
    Stage stage_on(CivilDate day) const;
    bool in_force_on(CivilDate day) const { return stage_on(day) == Stage::in_force; }
    const Step* last_step() const;  ///< that was not withdrawn; nullptr where there is none
    std::optional<CivilDate> signed_on() const;
    std::optional<CivilDate> in_force_since() const;  ///< first entry into force
    /// Sides whose procedures are not complete: States of the parties, and `own` unless it is observed.
    std::vector<StateCode> procedures_missing(StateCode own) const;
    /// Entry into force as the agreement itself says, where every side is through.
    std::optional<CivilDate> expected_entry(StateCode own) const;
    /// End of the term that runs on that day; none where there is no term or it is not in force.
    std::optional<CivilDate> term_ends(CivilDate day) const;
};

template <>
struct KindOf<Agreement> : RegisterEntry {
    static constexpr std::string_view word = "agreement";
    static constexpr std::string_view plural = "agreements";
    static constexpr std::string_view letters = "AGR";
    static constexpr std::string_view public_fields = "stage signature coverage term amendments texts";
    static constexpr std::string_view public_fields_say =
        "what is shown besides number, kind, parties and days: stage (the steps with their days), "
        "signature (place and signatories), coverage, term, amendments, texts";
    static std::span<const CommandKind<Agreement>> commands();
    static std::span<const EventType<Agreement>> events();
};

}  // namespace comity::registry
