// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/library/model.h"

/// What the library knows of letters of request beside the rules of treaties: to whom they go, what may travel
/// together, and model forms. Read docs/law-language.md, section 8.
namespace comity::law {

/// Which authorities (`competence` of their table) a part of a request goes to; the first that fits.
struct Competence {
    TextId word = 0;
    ExprId when = none;
};

/// Why a part of a request travels in a letter of its own.
struct Separation {
    enum class By : std::uint8_t {
        condition,  ///< parts of which it is true stay apart from those of which it is not
        kind,       ///< extradition and assistance
        basis,      ///< what governs
        authority,  ///< the competence
        channel,    ///< no channel is open to both
        language,   ///< no language is accepted for both
        outcome     ///< one of `outcomes`, and others
    };
    By by = By::condition;
    TextId id = 0;
    Localised title = {};
    Localised says = {};
    TextId mark = 0;
    TextId source = 0;
    ExprId when = none;
    Range<TextId> outcomes = {};
    TextId file = 0;
    std::int32_t line = 0;
};

/// One line of a model form.
struct FormField {
    TextId key = 0;
    Localised label = {};
    bool required = false;
    Range<TextId> satisfies = {};  ///< items of contents; any of them fills the line; none: filled from the case
};

struct Form {
    TextId id = 0;
    Localised title = {};
    Localised says = {};
    TextId mark = 0;
    TextId source = 0;
    bool unread = false;                      ///< its lines follow the articles: the form itself was not read
    Range<InstrumentIndex> instruments = {};  ///< in the table `indices`; none: any basis
    Range<TextId> measures = {};              ///< none: every measure
    Range<FormField> fields = {};
    TextId file = 0;
    std::int32_t line = 0;
};

}  // namespace comity::law
