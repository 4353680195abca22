// SPDX-License-Identifier: EUPL-1.2
#include "law/request/request.h"

#include <algorithm>

namespace comity::law {

Request::Request(AskedRequest asked) : several_(asked.several) {
    for (AskedMeasure& measure : asked.measures) {
        measures_.push_back({std::move(measure.id), std::move(measure.kind),
                             std::make_unique<Determination>(std::move(measure.question))});
    }
}

namespace {

Outcome shared(const std::vector<Request::Measure>& measures, Outcome Answer::* which) {
    const Outcome first = measures.front().answer().*which;
    const bool same = std::ranges::all_of(
        measures, [&](const Request::Measure& measure) { return measure.answer().*which == first; });
    return same ? first : Outcome::partial;
}

}  // namespace

Outcome Request::outcome() const {
    return shared(measures_, &Answer::outcome);
}

Outcome Request::if_verified() const {
    return shared(measures_, &Answer::if_verified);
}

std::string_view Request::kind() const {
    const auto extradition =
        std::ranges::count_if(measures_, [](const Measure& measure) { return measure.answer().extradition; });
    if (extradition == 0) return "assistance";
    return static_cast<std::size_t>(extradition) == measures_.size() ? "extradition" : "mixed";
}

}  // namespace comity::law
