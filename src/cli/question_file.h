// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "format/tree.h"
#include "law/request/request.h"

namespace comity::cli {

/// The text of a file; - is standard input.
Result<std::string> read_all(const std::string& path);

/// The questions a text holds. YAML reads JSON too; JSON is read strictly where the text begins like it.
Result<std::vector<format::Tree>> read_trees(const std::string& text, const std::string& file);

/// Says what is wrong with a question on standard error; gives the exit status.
int refuse_question(const Error& error);

/// A question answered as of today, or nothing when it is wrong: every fault is then on standard error.
std::optional<law::Request> request_of(const law::Library& library, const format::Tree& tree);

/// The one question of a file; as request_of().
std::optional<law::Request> request_of_file(const law::Library& library, const std::string& path);

}  // namespace comity::cli
