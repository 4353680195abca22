// SPDX-License-Identifier: EUPL-1.2
// docs/formats/problems.md is printed from the table of kinds, so that whoever gets a problem can read what it means.
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "command/printed_page.h"
#include "net/http.h"
#include "net/problem_kinds.h"

namespace comity::api {
namespace {

std::string problems_page() {
    std::string page =
        "# Problems\n\n"
        "Printed from the table in `src/net/problem_kinds.cpp` and compared with it by a test; after a change of the "
        "table\n"
        "`COMITY_PRINT_PROBLEMS=1 build/dev/bin/api_test --gtest_filter='ProblemPage*'` prints it anew.\n\n"
        "What a server refuses or cannot do it tells as `application/problem+json` (RFC 9457). `type` says which kind "
        "of problem it\n"
        "is, by a reference relative to the server that never changes; `detail` and `errors` say in words what is "
        "wrong here and\n"
        "the way out. Programs go by `type` or by the status, which say the same, never by the words. No page is "
        "served under a\n"
        "`type`: this one explains them.\n";
    for (const net::ProblemKind& kind : net::problem_kinds())
        page += fmt::format("\n## {}\n\n`{}`, status {} ({}). {}\n\n{}\n", kind.word, net::problem_type(kind.status),
                            kind.status, net::reason_phrase(kind.status), kind.says, kind.way_out);
    return page;
}

TEST(ProblemPage, says_what_every_kind_means) {
    command::expect_page("docs/formats/problems.md", problems_page(), "COMITY_PRINT_PROBLEMS");
}

// RFC 9457, section 3.1.4: the title of a type does not change from one occurrence to the next. It is the status'
// phrase.
TEST(ProblemPage, gives_each_status_one_kind_with_a_title) {
    std::set<std::string_view> words;
    int last = 0;
    for (const net::ProblemKind& kind : net::problem_kinds()) {
        EXPECT_GT(kind.status, last) << kind.word;
        EXPECT_FALSE(net::reason_phrase(kind.status).empty()) << kind.status;
        EXPECT_TRUE(words.insert(kind.word).second) << kind.word;
        last = kind.status;
    }
    EXPECT_EQ(net::problem_type(299), "about:blank");
}

}  // namespace
}  // namespace comity::api
