// SPDX-License-Identifier: EUPL-1.2
#include "law/mutation/changeable_library.h"

#include <ranges>
#include <stdexcept>

#include "law/library/image.h"

namespace comity::law {

namespace {

/// One change rewrites the nodes from a rule's root to one leaf; expressions are at most max_expression_depth deep.
constexpr std::size_t spare_nodes = 512;
constexpr std::size_t spare_constants = 8;

template <class T>
std::vector<T> with_spare(std::span<const T> table) {
    std::vector<T> rows(table.begin(), table.end());
    if constexpr (std::is_same_v<T, Node>) rows.resize(rows.size() + spare_nodes);
    if constexpr (std::is_same_v<T, Value>) rows.resize(rows.size() + spare_constants);
    return rows;
}

}  // namespace

Result<ChangeableLibrary> ChangeableLibrary::copy_of(const Library& library) {
    ImageWriter writer;
#define COMITY_LAW_TABLE(type, name) writer.add(std::span<const type>(with_spare(library.name())));
    COMITY_LAW_TABLES(COMITY_LAW_TABLE)
#undef COMITY_LAW_TABLE
    TRY(copy, Library::from_bytes(writer.finish()));
    return ChangeableLibrary(std::move(copy), library.nodes().size(), library.constants().size());
}

ExprId ChangeableLibrary::add(Node node) {
    if (nodes_used_ == spare_nodes) throw std::length_error("one change needs more nodes than were spared");
    const std::size_t place = first_node_ + nodes_used_++;
    set(library_.nodes()[place], node);
    return static_cast<ExprId>(place);
}

std::int32_t ChangeableLibrary::add(Value constant) {
    if (constants_used_ == spare_constants) throw std::length_error("one change needs more constants than were spared");
    const std::size_t place = first_constant_ + constants_used_++;
    set(library_.constants()[place], constant);
    return static_cast<std::int32_t>(place);
}

void ChangeableLibrary::undo() {
    for (const auto& step : undo_ | std::views::reverse) step();
    undo_.clear();
    nodes_used_ = 0;
    constants_used_ = 0;
}

}  // namespace comity::law
