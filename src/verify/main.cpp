// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/export_file.h"
#include "verify/version.h"
#include "verify/words.h"

namespace {

using namespace comity::verify;

constexpr int not_verified = 1;
constexpr int not_tried = 2;

constexpr std::string_view usage =
    "usage: comity-verify [--policy POLICY] [--events] FILE...\n"
    "\n"
    "Checks exports of a record without network and without the authority that made them, and says what they prove.\n"
    "\n"
    "  --policy POLICY   believe only the logs and witnesses of this file (C2SP tlog-policy)\n"
    "  --events          show each event with its times\n"
    "  --version, --help\n"
    "\n"
    "Ends with 0 when every file verifies, 1 when one does not, 2 when one could not be read or the words are wrong.\n";

int refuse(const std::string& message) {
    std::cout.flush();  // what was found before stands before
    std::cerr << "comity-verify: " << message << "\n";
    return not_tried;
}

/// The file's content if it is not larger than a policy may be, and one octet more where it is.
std::optional<std::string> read_whole(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    std::string content(max_policy_octets + 1, '\0');
    if (!file) return std::nullopt;
    file.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (file.bad()) return std::nullopt;
    content.resize(static_cast<std::size_t>(file.gcount()));
    return content;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    Wish wish;
    std::vector<std::string> files;
    bool options = true;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (!options || !word.starts_with("-") || word == "-") {
            files.push_back(word);
        } else if (word == "--") {
            options = false;
        } else if (word == "--help") {
            std::cout << usage;
            return 0;
        } else if (word == "--version") {
            std::cout << "comity-verify " << version << "\n";
            return 0;
        } else if (word == "--events") {
            wish.every_event = true;
        } else if (word == "--policy" && i + 1 < argc && wish.policy_file.empty()) {
            wish.policy_file = argv[++i];
        } else {
            return refuse("'" + word + "' is not understood; see comity-verify --help");
        }
    }
    if (files.empty()) return refuse("no file to verify; see comity-verify --help");

    std::optional<Policy> policy;
    if (!wish.policy_file.empty()) {
        const auto text = read_whole(wish.policy_file);
        if (!text) return refuse(wish.policy_file + ": cannot be read; check its name and your rights");
        auto read = read_policy(*text);
        if (!read) return refuse(wish.policy_file + ": " + read.error());
        wish.quorum = read->has_quorum;
        policy = *std::move(read);
    }

    int status = 0;
    for (const std::string& name : files) {
        std::ifstream file(name, std::ios::binary);
        if (!file || file.peek() == std::ifstream::traits_type::eof()) {
            const bool empty = file.eof() && !file.bad();
            status = std::max(
                status, refuse(name + (empty ? ": is empty" : ": cannot be read; check its name and your rights")));
            continue;
        }
        const Findings findings = verify_export(file, policy);
        if (file.bad()) {
            status = std::max(status, refuse(name + ": could not be read to its end; try again from another medium"));
            continue;
        }
        std::cout << in_words(name, findings, wish);
        if (!findings.verified()) status = std::max(status, not_verified);
    }
    std::cout.flush();
    return std::cout ? status : refuse("the findings could not be written");
}
