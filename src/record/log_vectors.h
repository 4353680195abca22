// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The vectors of tests/vectors/log, for tests only.

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "format/tree.h"
#include "record/merkle_tree.h"

namespace comity::record {

inline std::string vector_file(const std::string& name) {
    std::ifstream file("tests/vectors/log/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no tests/vectors/log/" + name + "; run from the root of the tree");
    return {std::istreambuf_iterator<char>(file), {}};
}

inline const format::Tree& log_vectors() {
    static const format::Tree vectors = format::read_json(vector_file("log.json"), "log.json").value();
    return vectors;
}

inline const std::string& log_vector(std::string_view name) {
    return log_vectors().find(name)->text;
}

}  // namespace comity::record
