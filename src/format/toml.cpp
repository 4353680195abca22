// SPDX-License-Identifier: EUPL-1.2
#include "format/toml.h"

#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace comity::format {

namespace {

class TomlTree {
   public:
    explicit TomlTree(std::string_view file) : file_(file) {}

    Tree table(const toml::table& table) const {
        Tree tree = empty(Tree::Kind::map, table.source());
        for (const auto& [key, value] : table) {
            Tree name = empty(Tree::Kind::scalar, key.source());
            name.text = key.str();
            name.quoted = true;
            tree.keys.push_back(std::move(name));
            tree.items.push_back(node(value));
        }
        return tree;
    }

   private:
    Tree empty(Tree::Kind kind, const toml::source_region& at) const {
        Tree tree;
        tree.kind = kind;
        tree.place = {file_, static_cast<int>(at.begin.line), static_cast<int>(at.begin.column)};
        return tree;
    }

    Tree node(const toml::node& node) const {
        if (const toml::table* inner = node.as_table()) return table(*inner);
        Tree tree = empty(node.is_array() ? Tree::Kind::list : Tree::Kind::scalar, node.source());
        if (const toml::array* array = node.as_array()) {
            for (const toml::node& one : *array) tree.items.push_back(this->node(one));
            return tree;
        }
        tree.quoted = node.is_string();
        node.visit([&](const auto& value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (toml::is_string<Value>) {
                tree.text = value.get();
            } else if constexpr (toml::is_value<Value>) {
                std::ostringstream written;
                written << value;
                tree.text = written.str();
            }
        });
        return tree;
    }

    std::string file_;
};

}  // namespace

Result<Tree> read_toml(std::string_view text, std::string_view file) {
    if (text.size() > max_document_bytes)
        return fail(ErrorKind::limit, fmt::format("the file has more than {} octets", max_document_bytes),
                    {std::string(file)});
    try {
        return TomlTree(file).table(toml::parse(text, file));
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        return fail(ErrorKind::invalid, std::string(error.description()),
                    {std::string(file), static_cast<int>(at.line), static_cast<int>(at.column)});
    }
}

std::string toml_text(std::string_view text) {
    std::ostringstream written;
    written << toml::value<std::string>{std::string(text)};
    return written.str();
}

}  // namespace comity::format
