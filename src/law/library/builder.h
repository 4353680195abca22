// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// The tables of a library while it is compiled. `image()` writes them as one block.
class LibraryBuilder {
   public:
    LibraryBuilder();

    /// The tables of a finished library, to add to them. Everything in it keeps its number.
    static LibraryBuilder from(const Library& library);

#define COMITY_LAW_TABLE(type, name) std::vector<type> name;
    COMITY_LAW_TABLES(COMITY_LAW_TABLE)
#undef COMITY_LAW_TABLE

    TextId intern(std::string_view text);
    std::string_view text(TextId id) const { return texts_[static_cast<std::size_t>(id)]; }

    template <class T>
    static Range<T> append(std::vector<T>& table, const std::vector<T>& rows) {
        const Range<T> range{static_cast<std::uint32_t>(table.size()), static_cast<std::uint32_t>(rows.size())};
        table.insert(table.end(), rows.begin(), rows.end());
        return range;
    }

    FactIndex find_fact(std::string_view name) const;
    InstrumentIndex find_instrument(std::string_view id) const;
    FactIndex add_fact(Fact fact);
    InstrumentIndex add_instrument(Instrument instrument);
    /// Equal expressions are one node, so that what one rule found out about it serves the others.
    ExprId add_node(Node node);
    /// The first of the constants, which stand together in that order.
    std::int32_t add_constants(const std::vector<Value>& values);
    std::int32_t add_constant(Value value) { return add_constants({value}); }
    std::int32_t add_pattern(DeclarationPattern pattern);

    /// Sorts what readers expect sorted and writes the image. Call once, when everything is in.
    std::vector<char> image();

   private:
    std::vector<std::string> texts_;
    std::unordered_map<std::string, TextId> text_ids_;
    std::map<std::tuple<Op, std::uint16_t, std::int32_t, std::int32_t>, ExprId> node_ids_;
    std::map<std::vector<std::tuple<Value::Kind, std::int32_t, std::int32_t, std::int32_t>>, std::int32_t>
        constant_ids_;
    std::unordered_map<std::string, FactIndex> fact_ids_;
    std::unordered_map<std::string, InstrumentIndex> instrument_ids_;
};

/// The digest of an image, "sha256:…".
std::string digest_of(std::span<const char> image);

}  // namespace comity::law
