// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/request_kind.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "law/testing/small_library.h"

namespace comity::law {
namespace {

std::vector<std::string> names_in(const Library& library) {
    std::vector<std::string> names;
    for (const RequestKind& kind : request_kinds(library)) names.push_back(kind.name);
    return names;
}

TEST(kinds_of_request, are_those_of_extradition_then_the_measures) {
    EXPECT_EQ(names_in(small_library("")),
              (std::vector<std::string>{"extradition", "provisional-arrest", "evidence", "transfer-sentenced"}));
}

TEST(kinds_of_request, leave_out_none_and_tell_a_shared_word_apart) {
    const CompiledLaw compiled = compile_texts({{"facts.law",
                                                 "fact request.kind : one of extradition, transit, none\n"
                                                 "fact request.measure : one of service, transit\n"}});
    ASSERT_EQ(faults_of(compiled), "");
    const auto library = Library::from_bytes(compiled.image);
    ASSERT_TRUE(library);
    EXPECT_EQ(names_in(*library),
              (std::vector<std::string>{"extradition", "transit", "service", "assistance-transit"}));
    EXPECT_EQ(find_request_kind(*library, "transit")->family, Family::extradition);
    EXPECT_EQ(find_request_kind(*library, "assistance-transit")->family, Family::assistance);
    EXPECT_EQ(library->text(find_request_kind(*library, "assistance-transit")->word), "transit");
    EXPECT_FALSE(find_request_kind(*library, "none"));
}

TEST(kinds_of_request, are_found_whatever_the_case_and_the_hyphen) {
    const Library library = small_library("");
    EXPECT_EQ(find_request_kind(library, "Provisional_Arrest")->name, "provisional-arrest");
}

TEST(kinds_of_request, say_the_nearest_for_a_slip) {
    const Library library = small_library("");
    const auto kind = find_request_kind(library, "extradicion");
    ASSERT_FALSE(kind);
    EXPECT_EQ(kind.error().message, "'extradicion' is no kind of request");
    EXPECT_EQ(kind.error().hint, "did you mean extradition?");
    EXPECT_EQ(find_request_kind(library, "").error().hint,
              "extradition, or a measure of assistance such as service or bank-accounts");
}

}  // namespace
}  // namespace comity::law
