// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/export_file.h"
#include "verify/proofs/proof_words.h"
#include "verify/version.h"
#include "verify/words.h"

namespace {

using namespace comity::verify;

constexpr int not_verified = 1;
constexpr int not_tried = 2;

constexpr std::string_view usage =
    "usage: comity-verify [--policy POLICY] [--events] FILE...\n"
    "       comity-verify [--policy POLICY] [--events] --proofs FOLDER [--roots ROOTS] [--anchors ANCHORS] FILE\n"
    "\n"
    "Checks exports of a record without network and without the authority that made them, and says what they prove.\n"
    "\n"
    "  --policy POLICY   believe only the logs and witnesses of this file (C2SP tlog-policy)\n"
    "  --events          show each event with its times\n"
    "  --proofs FOLDER   check also what the channel filed: headers, receipts and evidences beside the export\n"
    "  --roots ROOTS     believe only directories that these keys signed: {\"keys\": [...], \"threshold\": 2}\n"
    "  --anchors ANCHORS believe only certificates that lead to one of this file (PEM)\n"
    "  --version, --help\n"
    "\n"
    "Ends with 0 when every file verifies, 1 when one does not, 2 when one could not be read or the words are wrong.\n";

int refuse(const std::string& message) {
    std::cout.flush();  // what was found before stands before
    std::cerr << "comity-verify: " << message << "\n";
    return not_tried;
}

/// What was asked for on the command line.
struct Asked {
    Wish wish;
    std::vector<std::string> files;
    std::string proofs;
    std::string roots_file;
    std::string anchors_file;
    std::optional<Policy> policy;
    Believed believed;
};

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

/// A file of whom to believe, by its reader. Nothing where none was named. Errors: with its name.
template <class Read>
auto believed_of(const std::string& name, Read read)
    -> Outcome<std::optional<typename decltype(read(""))::value_type>> {
    if (name.empty()) return std::nullopt;
    const auto text = read_whole(name);
    if (!text) return wrong(name + ": cannot be read; check its name and your rights");
    auto given = read(*text);
    if (!given) return wrong(name + ": " + given.error());
    return *std::move(given);
}

Outcome<void> read_words(int argc, char** argv, Asked& asked) {
    const std::array values{std::pair{"--policy", &asked.wish.policy_file}, std::pair{"--proofs", &asked.proofs},
                            std::pair{"--roots", &asked.roots_file}, std::pair{"--anchors", &asked.anchors_file}};
    bool options = true;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto value = std::ranges::find(values, word, [](const auto& each) { return std::string(each.first); });
        if (!options || !word.starts_with("-") || word == "-") {
            asked.files.push_back(word);
        } else if (word == "--") {
            options = false;
        } else if (word == "--events") {
            asked.wish.every_event = true;
        } else if (value != values.end() && i + 1 < argc && value->second->empty()) {
            *value->second = argv[++i];
        } else {
            return wrong("'" + word + "' is not understood; see comity-verify --help");
        }
    }
    if (asked.files.empty()) return wrong("no file to verify; see comity-verify --help");
    if (asked.proofs.empty() && !(asked.roots_file.empty() && asked.anchors_file.empty())) {
        return wrong("--roots and --anchors are for what is in --proofs; see comity-verify --help");
    }
    if (!asked.proofs.empty() && asked.files.size() > 1) return wrong("proofs are those of one export; name one file");
    return {};
}

Outcome<void> read_believed(Asked& asked) {
    auto policy = believed_of(asked.wish.policy_file, [](std::string_view text) { return read_policy(text); });
    if (!policy) return tl::unexpected(policy.error());
    asked.policy = *std::move(policy);
    asked.wish.quorum = asked.policy && asked.policy->has_quorum;
    auto roots = believed_of(asked.roots_file, [](std::string_view text) { return read_roots(text); });
    if (!roots) return tl::unexpected(roots.error());
    asked.believed.roots = *std::move(roots);
    auto anchors = believed_of(asked.anchors_file, [](const std::string& text) { return read_anchors(text); });
    if (!anchors) return tl::unexpected(anchors.error());
    if (*anchors) asked.believed.anchors = **std::move(anchors);
    return {};
}

/// Of an export that verified.
int verify_proofs(const Asked& asked, const Findings& findings) {
    if (!findings.verified()) {
        std::cout << "\n" << shown(asked.proofs) << ": not looked at: an export that does not verify names nothing\n";
        return not_verified;
    }
    const auto files = read_proof_files(asked.proofs);
    if (!files) return refuse(files.error());
    const ProofFindings proofs = judge_proofs(*files, findings.events, asked.believed);
    std::cout << "\n" << proofs_in_words(asked.proofs, proofs, asked.believed);
    return proofs.verified() ? 0 : not_verified;
}

int verify_file(const std::string& name, const Asked& asked) {
    std::ifstream file(name, std::ios::binary);
    if (!file || file.peek() == std::ifstream::traits_type::eof()) {
        const bool empty = file.eof() && !file.bad();
        return refuse(name + (empty ? ": is empty" : ": cannot be read; check its name and your rights"));
    }
    const Findings findings = verify_export(file, asked.policy);
    if (file.bad()) return refuse(name + ": could not be read to its end; try again from another medium");
    std::cout << in_words(name, findings, asked.wish);
    const int status = findings.verified() ? 0 : not_verified;
    return asked.proofs.empty() ? status : std::max(status, verify_proofs(asked, findings));
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
        const std::string_view word = argv[i];
        if (word == "--help") std::cout << usage;
        if (word == "--version") std::cout << "comity-verify " << version << "\n";
        if (word == "--help" || word == "--version") return 0;
    }
    Asked asked;
    if (const auto understood = read_words(argc, argv, asked); !understood) return refuse(understood.error());
    if (const auto read = read_believed(asked); !read) return refuse(read.error());
    int status = 0;
    for (const std::string& name : asked.files) status = std::max(status, verify_file(name, asked));
    std::cout.flush();
    return std::cout ? status : refuse("the findings could not be written");
}
