// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/octets.h"

namespace comity::store {

/// One row of an answer, valid during the callback that gets it; columns count from 0.
/// A column read as what it is not (text as a number, NULL without optional_…) gives 0 or nothing, and the query
/// fails with SqlFault::unreadable when the callback returns: so no caller can overlook it.
class Row {
   public:
    virtual ~Row() = default;

    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t number(int column) const = 0;
    /// Valid until the callback returns.
    virtual std::string_view text(int column) const = 0;
    /// Valid until the callback returns.
    virtual Octets bytes(int column) const = 0;

    bool truth(int column) const { return number(column) != 0; }
    std::string string(int column) const { return std::string(text(column)); }
    /// Octets in a string that may be kept.
    std::string octet_string(int column) const { return std::string(as_text(bytes(column))); }

    std::optional<std::int64_t> optional_number(int column) const {
        return is_null(column) ? std::nullopt : std::optional(number(column));
    }
    std::optional<std::string> optional_string(int column) const {
        return is_null(column) ? std::nullopt : std::optional(string(column));
    }
    std::optional<std::string> optional_octet_string(int column) const {
        return is_null(column) ? std::nullopt : std::optional(octet_string(column));
    }

    /// What was misread first, or empty.
    const std::string& misread() const { return misread_; }

   protected:
    Row() = default;
    Row(const Row&) = default;
    Row& operator=(const Row&) = default;
    void note_misread(int column, std::string_view wanted, std::string_view found) const;

   private:
    mutable std::string misread_;
};

}  // namespace comity::store
