// SPDX-License-Identifier: EUPL-1.2
#include "access_point/spool/folder_spool.h"

#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "store/testing/file_size_limit.h"
#include "store/testing/test_folder.h"

namespace comity::access_point {
namespace {

namespace fs = std::filesystem;

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string content(const channel::SpoolFile& file) {
    std::string text;
    EXPECT_TRUE(channel::read_file(file, [&](Octets piece) -> Result<void> {
        text += as_text(piece);
        return {};
    }));
    return text;
}

TEST(FolderSpools, make_files_that_go_with_their_object_unless_they_are_kept) {
    store::testing::TestFolder folder;
    auto spool = FolderSpool::open(folder.path() / "spool", crypto::system_random(), Leftovers::keep).value();
    std::string path;
    {
        const auto gone = spool->create().value();
        ASSERT_TRUE(gone->append(octets("gone")));
        const auto kept = spool->create().value();
        ASSERT_TRUE(kept->append(octets("ke")));
        ASSERT_TRUE(kept->append(octets("pt")));
        ASSERT_TRUE(kept->sync());
        EXPECT_EQ(content(*kept), "kept");
        ASSERT_TRUE(kept->replace(1, octets("EP")));
        EXPECT_EQ(content(*kept), "kEPt");
        EXPECT_EQ(kept->size(), 4U);
        ASSERT_TRUE(kept->replace(1, octets("ep")));
        kept->keep();
        path = kept->path();
        EXPECT_EQ(files_in(folder.path() / "spool"), 2U);
        struct stat state{};
        ASSERT_EQ(::stat(path.c_str(), &state), 0);
        EXPECT_EQ(state.st_mode & 0777U, 0600U);
    }
    EXPECT_EQ(files_in(folder.path() / "spool"), 1U);
    {
        const auto again = FolderSpool::reopen(path).value();
        EXPECT_EQ(again->size(), 4U);
        EXPECT_EQ(content(*again), "kept");
    }
    EXPECT_TRUE(fs::exists(path));
}

TEST(FolderSpools, forget_what_an_earlier_process_left_only_where_they_are_told) {
    store::testing::TestFolder folder;
    std::ofstream(folder.path() / "left") << "by an earlier process";
    ASSERT_TRUE(FolderSpool::open(folder.path(), crypto::system_random(), Leftovers::keep));
    EXPECT_EQ(files_in(folder.path()), 1U);
    ASSERT_TRUE(FolderSpool::open(folder.path(), crypto::system_random(), Leftovers::remove));
    EXPECT_EQ(files_in(folder.path()), 0U);
}

TEST(FolderSpools, say_when_there_is_no_room) {
    store::testing::TestFolder folder;
    auto spool = FolderSpool::open(folder.path(), crypto::system_random(), Leftovers::remove).value();
    {
        const auto file = spool->create().value();
        const store::testing::FileSizeLimit full(1000);
        const auto written = file->append(octets(std::string(2000, 'x')));
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().kind, ErrorKind::unavailable);
    }
    EXPECT_EQ(files_in(folder.path()), 0U);
}

}  // namespace
}  // namespace comity::access_point
