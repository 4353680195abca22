// SPDX-License-Identifier: EUPL-1.2
#include "format/markup.h"

#include <gtest/gtest.h>

namespace comity::format {
namespace {

TEST(Markup, WhatMeansSomethingIsEscapedAndNothingElse) {
    EXPECT_EQ(escaped_markup(R"(<a b="c">&'é)"), "&lt;a b=&quot;c&quot;&gt;&amp;'é");
    EXPECT_EQ(escaped_markup("&amp;"), "&amp;amp;");
    EXPECT_EQ(escaped_markup(""), "");
}

}  // namespace
}  // namespace comity::format
