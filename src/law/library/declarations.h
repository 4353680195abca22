// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "law/library/model.h"

namespace comity::law {

/// What a declaration says, wherever it comes from: the register or a question's input.
struct DeclarationWords {
    InstrumentIndex instrument = none;
    std::string_view article;  ///< in normal form
    std::string_view kind;
    std::string_view effect;
};

/// Whether a declaration is one the pattern speaks of: its instrument, its article (or a part of it), and its meaning,
/// by the library's `effect` lines. An opt-out of a chapter also fits words that name the chapter.
bool declaration_fits(const DeclarationPattern& pattern, std::span<const DeclarationEffect> effects,
                      const std::function<std::string_view(TextId)>& text, const DeclarationWords& words);

}  // namespace comity::law
