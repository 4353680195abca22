// SPDX-License-Identifier: EUPL-1.2
// YAML from outside. Besides not failing: trees are sound (as many keys as values, no key twice, no deeper than the
// limit).
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "format/tree.h"
#include "require.h"

namespace {

using comity::format::Tree;

void check(const Tree& tree, int depth) {
    require(depth <= comity::format::max_depth + 1);
    require(tree.place.line >= 1);
    const bool container = tree.is(Tree::Kind::map) || tree.is(Tree::Kind::list);
    require(container || (tree.items.empty() && tree.keys.empty()));
    if (tree.is(Tree::Kind::map)) {
        require(tree.keys.size() == tree.items.size());
        std::set<std::string> seen;
        for (const Tree& key : tree.keys) {
            require(!key.is(Tree::Kind::map) && !key.is(Tree::Kind::list));
            require(seen.insert(key.text).second);
        }
    }
    for (const Tree& item : tree.items) check(item, depth + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto trees = comity::format::read_yaml({reinterpret_cast<const char*>(data), size}, "input");
    if (!trees) {
        require(!trees.error().message.empty());
        return 0;
    }
    for (const Tree& tree : *trees) check(tree, 0);
    return 0;
}
