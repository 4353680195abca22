// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/instant.h"
#include "base/state_code.h"
#include "format/value.h"

namespace comity::command {

/// Reads the members of an object and keeps the first fault, so that a reader asks once at the end.
///
///     Fields read(payload);
///     state.title = read.text("title");
///     return read.finish();
class Fields {
   public:
    explicit Fields(const format::Value& object) : object_(object) {}

    bool has(std::string_view key) const { return find(key) != nullptr; }

    /// What must be there.
    std::string text(std::string_view key);
    std::int64_t integer(std::string_view key);
    CivilDate day(std::string_view key);
    Instant instant(std::string_view key);
    StateCode state(std::string_view key);

    /// What may be left out; null is left out.
    std::string text_or(std::string_view key, std::string_view otherwise = "");
    std::int64_t integer_or(std::string_view key, std::int64_t otherwise);
    bool flag(std::string_view key, bool otherwise = false);
    std::optional<CivilDate> day_if(std::string_view key);
    std::optional<Instant> instant_if(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    /// The items of a list of objects.
    std::vector<const format::Value*> objects(std::string_view key);

    /// A fault found by the caller; the first counts.
    void fault(std::string_view key, std::string_view expected);
    Result<void> finish() const;

   private:
    const format::Value* find(std::string_view key) const;

    const format::Value& object_;
    std::optional<Error> first_;
};

}  // namespace comity::command
