// SPDX-License-Identifier: EUPL-1.2
#include "cli/question_file.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/exit_status.h"
#include "cli/today.h"

namespace comity::cli {

namespace {

/// In the order of the file, so that they can be mended from top to bottom.
void print_faults(const law::Faults& faults) {
    std::vector<law::Fault> list = faults.list();
    std::ranges::stable_sort(list, {},
                             [](const law::Fault& fault) { return std::pair(fault.place.line, fault.place.column); });
    for (const law::Fault& fault : list) std::cerr << to_string(fault) << '\n';
}

}  // namespace

Result<std::string> read_all(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream stream(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream)
        return fail(ErrorKind::unavailable, "the question cannot be read", {path},
                    "name a file, or - for standard input");
    return text;
}

Result<std::vector<format::Tree>> read_trees(const std::string& text, const std::string& file) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first != std::string::npos && text[first] == '{') {
        if (auto tree = format::read_json(text, file)) return std::vector{std::move(*tree)};
    }
    return format::read_yaml(text, file);
}

int refuse_question(const Error& error) {
    law::Faults faults;
    faults.add(error);
    print_faults(faults);
    return exit_wrong;
}

std::optional<law::Request> request_of(const law::Library& library, const format::Tree& tree) {
    law::Faults faults;
    auto asked = law::read_request(library, tree, today(), faults);
    if (!asked) {
        print_faults(faults);
        return std::nullopt;
    }
    return law::Request(std::move(*asked));
}

std::optional<law::Request> request_of_file(const law::Library& library, const std::string& path) {
    const auto text = read_all(path);
    if (!text) {
        refuse_question(text.error());
        return std::nullopt;
    }
    const std::string file = path == "-" ? "standard input" : path;
    const auto trees = read_trees(*text, file);
    if (!trees) {
        refuse_question(trees.error());
        return std::nullopt;
    }
    if (trees->size() != 1) {
        refuse_question({ErrorKind::invalid,
                         trees->empty() ? "the question is empty" : "the file has several questions",
                         {file},
                         trees->empty() ? "give as_of and facts" : "give one"});
        return std::nullopt;
    }
    return request_of(library, trees->front());
}

}  // namespace comity::cli
