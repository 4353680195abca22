// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "crypto/random.h"
#include "store/contents/contents.h"
#include "store/s3/client.h"
#include "store/testing/test_folder.h"

namespace comity::store::testing {

enum class ContentsKind { files, s3 };

/// "files" or "s3", to name the instances of a test.
std::string to_string(ContentsKind kind);

/// Numbers that follow each other, so that what a test made has names of its own.
crypto::RandomBytes counting_random();

/// An S3 server (testing/s3_double.py) that lives until the program ends, and a prefix of one's own in it.
S3Location test_s3_location();
/// An order to that server, as "spoil=KEY": testing/s3_double.py.
void order_from_s3_double(const std::string& order);

/// A place for contents, empty at first and gone at the end. open() may be called again, as after a restart.
class TestContents {
   public:
    explicit TestContents(ContentsKind kind);

    std::unique_ptr<ContentStore> open();
    std::filesystem::path folder() const { return folder_.path() / "documents"; }
    const S3Location& location() const { return location_; }

   private:
    ContentsKind kind_;
    TestFolder folder_;
    S3Location location_;
};

}  // namespace comity::store::testing
