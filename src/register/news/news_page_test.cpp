// SPDX-License-Identifier: EUPL-1.2
// docs/formats/news.md is printed from the tables of commands and events, so that it never lies.
#include "register/news/news.h"
#include "register/printed_kind.h"

namespace comity::registry {
namespace {

constexpr std::string_view news_opening = R"(# News: commands and events

Printed from the tables in `src/register/` and compared with them by a test; after a change
`COMITY_PRINT_NEWS=1 build/dev/bin/register_test --gtest_filter='NewsPage*'` prints it anew.

A news item (kind `news`) is written in English, French and Russian, and in further languages if wanted. It becomes public when a
second person approves it (act `publish`), at once or on a later day.

| stage | on a day |
|---|---|
| `draft` | until the day from which it is public |
| `published` | from then on |
| `withdrawn` | from the day on which a second person approved that |

While something waits for the second person, texts, tags and States do not change: what is approved is what was shown. What is public
does not change either, until a correction is approved; it publishes the texts as they then are, with a note in three languages that
readers see beside the item, and keeps the item's day and address. What is withdrawn is gone from what is public. Every text that was
ever public stays in the events and in `revisions`, with who wrote, proposed and approved it.

Pictures are JPEG or PNG files of at most 32 MiB, looked into as all files of others are ([inspection](inspection.md)) and drawn anew by a process apart, upright, in two sizes (960 and 480 pixels on the longer
side, 60 and 20 KiB at most): no place, camera or thumbnail is left of the file, which is not kept. What a picture shows (`alternative`) is said in three languages, and who made it (`credit`). Pictures
are part of what the second person approves; they do not move while it waits, and a correction publishes them as they then are. An item has six at most; in each language its text, what
is said of its pictures and 150 octets for each of them are 18,000 octets at most. Their octets stand in its events (`large`, `small`, base64).

`text` is plain text of at most 18,000 octets, an empty line ends a paragraph. Tags are words of a to z, 0 to 9 and `-`: they stand in addresses.

)";

TEST(NewsPage, IsWhatTheTablesSay) {
    command::expect_page("docs/formats/news.md", std::string(news_opening) + printed_kind<NewsItem>("## Commands"),
                         "COMITY_PRINT_NEWS");
}

}  // namespace
}  // namespace comity::registry
