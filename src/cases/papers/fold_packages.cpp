// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "cases/fold_parts.h"
#include "cases/papers/papers.h"

namespace comity::cases {

namespace {

Result<void> package_composed(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    Package package{.id = read.text("package"),
                    .paper = read.text("paper"),
                    .content = read.text("content"),
                    .title = read.text("title"),
                    .to = read.text("to"),
                    .attachments = read.texts("attachments"),
                    .mark = mark_of(event)};
    for (const format::Value* part : read.objects("parts")) {
        Fields of(*part);
        package.parts.push_back({.name = of.text("name"),
                                 .media_type = of.text("media_type"),
                                 .digest = of.text("digest"),
                                 .bytes = static_cast<std::uint64_t>(of.integer("bytes"))});
        TRY_VOID(of.finish());
    }
    state.packages.push_back(std::move(package));
    return read.finish();
}

Result<void> package_sealed(CaseState& state, const CaseEvent& event) {
    Fields read(*event.payload);
    const std::string id = read.text("package");
    Package* package = state.package(id);
    if (!package) return not_in_case("package", id);
    package->document = read.text("document");
    return read.finish();
}

constexpr std::array package_event_table{
    EventType{"package-composed", "put a sealed request together", package_composed},
    EventType{"package-sealed", "had a sealed request made and filed", package_sealed},
};

}  // namespace

std::span<const EventType> package_events() {
    return package_event_table;
}

}  // namespace comity::cases
