// SPDX-License-Identifier: EUPL-1.2
// A publication of the library as its events tell it: a methodological paper, a model form, a court decision, a treaty
// commentary, a country note. It has editions one after the other, each with its texts by page and language, and who
// was given it. Two axes of time: an edition says from and until which day it holds, the events since when that is
// known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "register/holding.h"
#include "register/source.h"

namespace comity::registry {

struct Edition {
    std::string id = {};
    std::string label = {};  ///< "2nd edition", "of 5 March 2024"
    CivilDate on = {};       ///< the day of the text
    std::vector<std::string> authors = {};
    Source source = {};
    Mark prepared = {};
    std::optional<CivilDate> reviewed_on = {};
    std::string review_says = {};
    Mark reviewed = {};
    std::optional<CivilDate> from = {};   ///< the first day on which it holds, once it was put in force
    std::optional<CivilDate> until = {};  ///< the last one, where it has one
    Source in_force_source = {};
    std::optional<CivilDate> withdrawn_on = {};  ///< the first day on which it holds no more
    std::string withdrawn_because = {};
    Source withdrawn_source = {};
    Mark mark = {};
};

/// The words of an edition in one language, or a part of them.
struct PublishedText {
    std::string id = {};
    std::string edition = {};
    std::string language = {};
    bool authentic = true;
    std::int64_t first_page = 1;
    std::vector<std::string> pages = {};
    std::string withdrawn_because = {};
    bool withdrawn = false;
    Mark mark = {};

    std::int64_t last_page() const { return first_page + static_cast<std::int64_t>(pages.size()) - 1; }
};

/// That an authority was given an edition, and its receipt.
struct Dissemination {
    std::string id = {};
    std::string edition = {};
    Party to = {};
    CivilDate on = {};
    std::string language = {};
    std::string how = {};  ///< "letter", "official channel", "by hand"
    Source source = {};
    std::optional<CivilDate> acknowledged_on = {};
    std::string acknowledged_by = {};
    Source receipt = {};
    Mark mark = {};
};

/// A provision that a publication rests on, as the law library had it at some moment.
struct ProvisionRead {
    std::string provision = {};  ///< "coe-024:9"
    std::string words = {};      ///< law::provision_text(); "" where the library had none

    friend bool operator==(const ProvisionRead&, const ProvisionRead&) = default;
};

/// That the law reads otherwise than when somebody looked last.
struct LawMoved {
    CivilDate on = {};                    ///< the day it was found
    CivilDate due = {};                   ///< until when the owner is to look
    std::vector<ProvisionRead> now = {};  ///< the provisions that read otherwise
    Mark mark = {};
};

/// That somebody looked, and it is still right.
struct LawConfirmed {
    CivilDate on = {};
    std::string says = {};
    Mark mark = {};
};

/// Days on which an edition holds, both included; `last` without: no end is known.
struct InForce {
    CivilDate first = {};
    std::optional<CivilDate> last = {};

    bool holds_on(CivilDate day) const { return first <= day && (!last || day <= *last); }
};

struct Publication : Holding {
    std::string kind =
        {};  ///< "methodological-paper", "model-form", "court-decision", "treaty-commentary", "country-note"
    std::string citation = {};        ///< how it is cited: "ECLI:CE:ECHR:1989:0707JUD001403888"
    std::vector<Party> parties = {};  ///< the States it is about
    std::vector<std::string> topics = {};
    std::vector<std::string> rests_on = {};  ///< provisions of the law library: "coe-024:9"

    std::vector<Edition> editions = {};
    std::vector<PublishedText> texts = {};
    std::vector<Dissemination> disseminations = {};

    std::vector<ProvisionRead> law_read = {};  ///< of rests_on, as it read when somebody looked last
    std::optional<LawMoved> law_moved = {};
    std::vector<LawConfirmed> law_confirmed = {};

    /// How a provision read when somebody looked last; nullptr where that was not noted.
    const ProvisionRead* law_as_read(std::string_view provision) const;
    /// Whether the owner has to look: the law moved, and not every edition was withdrawn or followed by another.
    bool waits_for_a_look() const;

    /// When the edition holds: an edition that was put in force for a later day ends the one before. None of one that
    /// was not put in force, or was withdrawn before its first day.
    std::optional<InForce> in_force(const Edition& edition) const;
    /// "prepared", "reviewed", "adopted" before its first day, "in-force", "superseded", "expired", "withdrawn".
    std::string_view status_on(const Edition& edition, CivilDate day) const;
    /// The one that holds on that day; nullptr for none.
    const Edition* edition_on(CivilDate day) const;
    /// "in-preparation", "in-force", "out-of-force".
    std::string_view stage_on(CivilDate day) const;
    /// Texts that stand of an edition in one language, in the order of their pages.
    std::vector<const PublishedText*> texts_of(std::string_view edition, std::string_view language) const;
};

template <>
struct KindOf<Publication> : RegisterEntry {
    static constexpr std::string_view word = "publication";
    static constexpr std::string_view plural = "publications";
    static constexpr std::string_view letters = "LIB";
    static std::span<const CommandKind<Publication>> commands();
    static std::span<const EventType<Publication>> events();
};

/// What the law library of today tells about what the publication rests on: "law-read" for what nobody noted yet,
/// "law-moved" where it reads otherwise than when somebody looked last and that was not found before,
/// "law-moved-back" where it reads again as it did. Nothing where nothing is new.
std::vector<NewEvent> compared_with_law(const Publication& publication, const law::Library& law, CivilDate today);

/// The publication on that day, without the words of its pages: docs/formats/library.md.
format::Value shown(const Publication& publication, CivilDate on);
/// A text with its pages.
format::Value shown(const PublishedText& text);

}  // namespace comity::registry
