// SPDX-License-Identifier: EUPL-1.2
#include "verify/export_file.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "verify/words.h"

namespace comity::verify {
namespace {

/// What the record wrote; the transcripts of tests/verify show what is said of it.
std::string whole() {
    std::ifstream file("tests/verify/case-2026-17.comity-export", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line + "\n");
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

Findings findings(const std::string& text, const std::optional<Policy>& policy = std::nullopt) {
    std::istringstream stream(text);
    return verify_export(stream, policy);
}

std::string first_fault(const std::string& text) {
    const auto found = findings(text);
    return found.verified() ? "verified" : found.faults.front();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == text.npos) throw std::logic_error(from + " is not there");
    return text.replace(at, from.size(), to);
}

TEST(export_file, verifies_whole) {
    const auto found = findings(whole());
    ASSERT_TRUE(found.verified()) << found.faults.front();
    EXPECT_EQ(found.authority, "xa-moj");
    EXPECT_EQ(found.stream_kind + " " + found.stream_id, "case 2026-17");
    ASSERT_EQ(found.checkpoints.size(), 2U);
    ASSERT_EQ(found.events.size(), 3U);
    EXPECT_EQ(found.events[0].after, std::nullopt);
    EXPECT_EQ(found.events[0].before, 1'772'619'000U);
    EXPECT_EQ(found.events[1].after, 1'772'619'000U);
    EXPECT_EQ(found.events[1].before, 1'772'622'600U);
    EXPECT_EQ(found.events[2].after, 1'772'619'000U);
    EXPECT_EQ(found.events[2].type, "note.written");
}

TEST(export_file, fails_with_any_octet_changed) {
    const std::string text = whole();
    // Nobody signs when the export was made, nor which witnesses it names.
    const std::size_t exported = text.find("\"exported\":\"") + 12;
    for (std::size_t i = 0; i < text.size(); i += 5) {
        if (i >= exported && i < exported + 24) continue;
        std::string changed = text;
        changed[i] ^= static_cast<char>(1 << (i / 5 % 7));
        const auto found = findings(changed);
        // The line of a witness that became a stranger's is left out: its time is lost, nothing else.
        bool cosigned = found.checkpoints.size() == 2;
        for (const Checkpoint& checkpoint : found.checkpoints) cosigned = cosigned && !checkpoint.cosignatures.empty();
        EXPECT_TRUE(!found.verified() || !cosigned) << i << ": " << changed.substr(i < 20 ? 0 : i - 20, 40);
    }
}

TEST(export_file, fails_cut_off_anywhere) {
    const std::string text = whole();
    for (std::size_t length = 0; length < text.size(); length += 7) {
        EXPECT_FALSE(findings(text.substr(0, length)).verified()) << length;
    }
    EXPECT_EQ(first_fault(""), "line 1: the file is empty");
    EXPECT_EQ(first_fault(text.substr(0, text.size() - 1)),
              "the file was cut off: it has 2 of the 3 events its first line announces");
}

TEST(export_file, fails_with_its_lines_in_any_other_order) {
    const auto lines = lines_of(whole());
    ASSERT_EQ(lines.size(), 6U);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t j = i + 1; j < lines.size(); ++j) {
            auto swapped = lines;
            std::swap(swapped[i], swapped[j]);
            EXPECT_FALSE(findings(joined(swapped)).verified()) << i << " and " << j;
        }
        auto without = lines;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(findings(joined(without)).verified()) << i;
        auto twice = lines;
        twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
        EXPECT_FALSE(findings(joined(twice)).verified()) << i;
    }
}

TEST(export_file, says_which_event_was_removed_though_the_count_was_mended) {
    auto lines = lines_of(replaced(whole(), R"("events":3)", R"("events":2)"));
    lines.erase(lines.begin() + 4);
    EXPECT_EQ(first_fault(joined(lines)), "line 5: event 3 stands where event 2 should");
    lines.erase(lines.begin() + 3);
    EXPECT_EQ(first_fault(joined(lines)), "line 4: event 3 stands where event 1 should");
}

TEST(export_file, holds_the_form_to_its_members_and_limits) {
    EXPECT_EQ(first_fault(replaced(whole(), "export/v1", "export/v2")),
              "line 1: this is no export of the form comity-export/v1");
    EXPECT_EQ(first_fault(replaced(whole(), R"("events":3)", R"("events":0)")),
              "line 1: it does not announce 1 to 1,000,000 events");
    EXPECT_EQ(first_fault(replaced(whole(), R"("events":3)", R"("events":1000001)")),
              "line 1: it does not announce 1 to 1,000,000 events");
    EXPECT_EQ(first_fault(replaced(whole(), R"("events":3)", R"("events":1000000)")),
              "the file was cut off: it has 3 of the 1000000 events its first line announces");
    EXPECT_EQ(first_fault(replaced(whole(), R"("checkpoints":2)", R"("checkpoints":1025)")),
              "line 1: it does not announce 1 to 1,024 checkpoints");
    EXPECT_EQ(first_fault(replaced(whole(), R"("exported")", R"("approved":"yes","exported")")),
              "line 1: it has a member 'approved' that the form does not know");
    EXPECT_EQ(first_fault(replaced(whole(), R"("consistency")", R"("court":1,"consistency")")),
              "line 2: it has a member 'court' that the form does not know");
    EXPECT_EQ(first_fault(std::string(max_line + 1, ' ') + "\n"), "line 1: line 1 is longer than 4 MiB");
    EXPECT_NE(first_fault(std::string(max_line, ' ') + "\n"), "line 1: line 1 is longer than 4 MiB");
    std::string hashes = R"("consistency":[)";
    for (std::size_t i = 0; i < max_proof_hashes + 1; ++i) {
        hashes += std::string(i == 0 ? "" : ",") + "\"" + std::string(43, 'A') + "=\"";
    }
    EXPECT_EQ(first_fault(replaced(whole(), R"("consistency":[)", hashes)),
              "line 2: its proof has more than 63 hashes");
}

TEST(export_file, looks_for_twenty_faults_and_no_more) {
    auto lines = lines_of(replaced(whole(), R"("events":3)", R"("events":30)"));
    for (int i = 0; i < 30; ++i) lines.push_back("{}\n");
    const auto found = findings(joined(lines));
    EXPECT_EQ(found.faults.size(), max_faults);
    EXPECT_NE(in_words("file", found, {}).find("and perhaps more"), std::string::npos);
}

TEST(words, tell_where_clocks_differ) {
    auto found = findings(whole());
    ASSERT_TRUE(found.verified());
    EXPECT_EQ(in_words("file", found, {}).find("Notice"), std::string::npos);
    found.events[0].milliseconds = (1'772'619'000 + 120) * 1'000LL;
    EXPECT_EQ(in_words("file", found, {}).find("Notice"), std::string::npos);
    found.events[0].milliseconds += 1'000;
    EXPECT_NE(in_words("file", found, {})
                  .find("  Notice      event 1 says 2026-03-04T11:00:00.000+01:00: later than the witnesses' time\n"),
              std::string::npos);
    found.events[1].milliseconds = (1'772'619'000 - 121) * 1'000LL;
    EXPECT_NE(in_words("file", found, {})
                  .find("              event 2 says 2026-03-04T11:14:00.000+01:00: earlier than the witnesses' time\n"),
              std::string::npos);
}

TEST(words, show_twelve_ranges_of_times) {
    auto found = findings(whole());
    const ProvedEvent event = found.events[0];
    found.events.clear();
    for (std::uint64_t i = 0; i < 26; ++i) {
        found.events.push_back(event);
        found.events.back().before = 1'772'619'000 + i / 2;
    }
    const auto text = in_words("file", found, {});
    EXPECT_NE(text.find("events 23 to 24: before"), std::string::npos);
    EXPECT_EQ(text.find("events 25 to 26"), std::string::npos);
    EXPECT_NE(text.find("and 1 more range; --events shows each event"), std::string::npos);
}

TEST(words, let_nothing_from_a_file_steer_the_terminal) {
    auto found = findings(whole());
    found.exported = "now\x1b[2J\nverified \u202Edeifirev\u0085\u2066";
    const auto text = in_words(
        "a\x1b"
        "b",
        found, {});
    EXPECT_NE(text.find("now?[2J?verified ?deifirev??"), std::string::npos);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    found.exported = std::string(1'000, 'x');
    EXPECT_NE(in_words("file", found, {}).find(std::string(300, 'x') + "...\n"), std::string::npos);
}

}  // namespace
}  // namespace comity::verify
