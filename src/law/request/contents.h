// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "law/determination/determine.h"

namespace comity::law {

/// One thing a letter says.
struct ContentItem {
    TextId key = 0;
    Localised label = {};
    bool required = false;  ///< an instrument in force asks for it; else practice does
    Status status =
        Status::undetermined;         ///< met, missing, or undetermined where the letter's contents are not recorded
    std::vector<RuleIndex> asked_by;  ///< what is in force first
};

/// Why letters of this kind are usually returned.
struct ReturnReason {
    RuleIndex rule = none;
    Localised words = {};
};

struct Contents {
    std::vector<ContentItem> items;  ///< in the order of a letter: that of the values of request.contains
    std::vector<ReturnReason> returned;
};

/// What the letter of this measure must say under what governs, and what a good one says beyond it.
Contents contents_of(const Determination& determination);

/// Adds the second's items and reasons to the first: one letter for both.
void merge(const Library& library, Contents& into, const Contents& more);

/// The name of a point of contents or of a paper.
Localised content_label(const Library& library, TextId key);

}  // namespace comity::law
