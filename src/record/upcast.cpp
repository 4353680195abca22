// SPDX-License-Identifier: EUPL-1.2
#include "record/upcast.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "format/canonical_json.h"

namespace comity::record {

namespace {

auto key_of(const Upcaster& upcaster) {
    return std::tie(upcaster.type, upcaster.from);
}

}  // namespace

Result<Upcasters> Upcasters::of(std::vector<Upcaster> upcasters) {
    std::ranges::sort(upcasters, {}, key_of);
    for (const Upcaster& upcaster : upcasters) {
        if (upcaster.from < 1 || upcaster.to <= upcaster.from) {
            return fail(ErrorKind::invalid,
                        fmt::format("the upcaster of {} leads from version {} to {}", upcaster.type, upcaster.from,
                                    upcaster.to),
                        {}, "lead to a later version");
        }
    }
    const auto twice = std::ranges::adjacent_find(upcasters, {}, key_of);
    if (twice != upcasters.end()) {
        return fail(ErrorKind::invalid, fmt::format("two upcasters of {} from version {}", twice->type, twice->from),
                    {}, "keep one of the two");
    }
    Upcasters made;
    made.upcasters_ = std::move(upcasters);
    return made;
}

const Upcaster* Upcasters::find(std::string_view type, std::int64_t from) const {
    const auto at = std::ranges::lower_bound(upcasters_, std::tuple(type, from), {}, [](const Upcaster& upcaster) {
        return std::tuple(std::string_view(upcaster.type), upcaster.from);
    });
    return at != upcasters_.end() && at->type == type && at->from == from ? &*at : nullptr;
}

Result<Event> Upcasters::newest(Event event) const {
    const Upcaster* step = find(event.type, event.version);
    if (!step) return event;
    TRY(payload, format::read_value(event.payload, "payload"));
    for (; step; step = find(event.type, event.version)) {
        auto changed = step->change(payload);
        if (!changed) {
            return fail(changed.error().kind,
                        fmt::format("event {} ({} in version {}) cannot be read as version {}: {}", event.sequence,
                                    event.type, event.version, step->to, changed.error().message),
                        changed.error().place, changed.error().hint);
        }
        payload = *std::move(changed);
        event.version = step->to;
    }
    TRY(text, format::canonical_json(payload));
    event.payload = std::move(text);
    return event;
}

Result<void> Upcasters::check_complete(std::string_view type, std::int64_t newest) const {
    for (std::int64_t version = 1; version < newest; ++version) {
        std::int64_t reached = version;
        while (const Upcaster* step = find(type, reached)) reached = step->to;
        if (reached != newest) {
            return fail(ErrorKind::not_found,
                        fmt::format("{} in version {} is read as version {}, not {}", type, version, reached, newest),
                        {}, "add the upcaster that is missing; events are never rewritten");
        }
    }
    return {};
}

}  // namespace comity::record
