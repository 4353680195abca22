// SPDX-License-Identifier: EUPL-1.2
// JSON from outside. Besides not failing: what is accepted can be written again and is read as the same values, and
// what is refused says where.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/json_writer.h"
#include "format/tree.h"
#include "require.h"

namespace {

using comity::format::JsonWriter;
using comity::format::Tree;

void write(JsonWriter& json, const Tree& tree) {
    switch (tree.kind) {
        case Tree::Kind::null:
            json.null();
            break;
        case Tree::Kind::scalar:
            if (tree.quoted)
                json.string(tree.text);
            else
                json.raw(tree.text);
            break;
        case Tree::Kind::list:
            json.array([&] {
                for (const Tree& item : tree.items) write(json, item);
            });
            break;
        case Tree::Kind::map:
            json.object([&] {
                for (std::size_t i = 0; i < tree.keys.size(); ++i) {
                    json.key(tree.keys[i].text);
                    write(json, tree.items[i]);
                }
            });
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto tree = comity::format::read_json({reinterpret_cast<const char*>(data), size}, "input");
    if (!tree) {
        require(tree.error().place.line >= 1 && tree.error().place.column >= 1 && !tree.error().message.empty());
        return 0;
    }
    JsonWriter first;
    write(first, *tree);
    const auto again = comity::format::read_json(first.text(), "written");
    require(again.has_value());
    JsonWriter second;
    write(second, *again);
    require(first.text() == second.text());
    return 0;
}
