// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/tree.h"

namespace comity::format {

/// A key with the tables around it ("listen.port") and what it means, as `--explain` prints it.
struct SettingsKey {
    std::string_view key;
    std::string_view otherwise;  ///< default, "" where it must be given
    std::string_view says;
};

/// What is wrong in a file of settings, each fault with its line, so that a person mends all of them at once.
class SettingsFaults {
   public:
    void add(const Place& place, std::string_view says);
    bool none() const { return lines_.empty(); }
    /// "file:line: what is wrong", a line each.
    const std::string& lines() const { return lines_; }

   private:
    std::string lines_;
};

/// One table of a file of settings. Keys are named in faults with the tables around them ("authority.token.pin"). What
/// is wrong counts as left out and is noted. A table that is left out is empty, and what it must have is missing where
/// the one around it begins. Lives as long as the tree and the faults it was made of.
class Settings {
   public:
    Settings(const Tree& file, SettingsFaults& faults) : Settings(&file, file.place, {}, faults) {}

    /// Notes a fault of the table, or of the value of a key where there is one.
    void wrong(std::string_view says) const;
    void wrong(std::string_view key, std::string_view says) const;
    /// Any other key is a fault, here and in the tables within: it may be a misspelt one. What stands within a key that
    /// is known is not looked at.
    void only(std::span<const SettingsKey> known) const;

    bool has(std::string_view key) const;
    std::optional<std::string> text(std::string_view key) const;
    std::string text(std::string_view key, std::string_view otherwise) const;
    /// A text that must be there and not empty.
    std::string must(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    bool flag(std::string_view key, bool otherwise) const;
    std::int64_t number(std::string_view key, std::int64_t otherwise, std::int64_t least,
                        std::int64_t most = std::numeric_limits<std::int64_t>::max()) const;
    /// `key = …` as a path in `folder`; empty where neither it nor `otherwise` says one.
    std::filesystem::path path(std::string_view key, const std::filesystem::path& folder,
                               std::string_view otherwise = {}) const;
    /// [key]
    Settings table(std::string_view key) const;
    /// [[key]]
    std::vector<Settings> tables(std::string_view key) const;
    /// The keys of this table, in the order of their names.
    std::vector<std::string> keys() const;

   private:
    Settings(const Tree* table, Place place, std::string prefix, SettingsFaults& faults);
    const Tree* find(std::string_view key) const;
    std::string name(std::string_view key) const;

    const Tree* table_;  ///< nullptr: left out
    Place place_;
    std::string prefix_;  ///< with its dot: "authority.token."
    SettingsFaults* faults_;
};

}  // namespace comity::format
