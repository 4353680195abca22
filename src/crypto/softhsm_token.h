// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "crypto/pkcs11_key.h"

namespace comity::crypto {

/// For tests: SoftHSM 2 of Debian, a token without hardware with the interface of all others, in a folder of its own.
/// Its tokens are made once for all tests of the program: SoftHSM reads its configuration when it is loaded.
class SoftHsm : public testing::Test {
   protected:
    static constexpr const char* module = "/usr/lib/softhsm/libsofthsm2.so";

    static Secret pin() { return Secret(octets("7531")); }

    static void SetUpTestSuite() {
        if (!folder_.empty()) return;
        std::string name = (std::filesystem::temp_directory_path() / "comity-tokens-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        std::filesystem::create_directory(folder_ / "tokens");
        std::ofstream(folder_ / "softhsm2.conf") << "directories.tokendir = " << (folder_ / "tokens").string() << "\n";
        ::setenv("SOFTHSM2_CONF", (folder_ / "softhsm2.conf").c_str(), 1);
        for (const char* label : {"Ministry", "Twin", "Twin"}) {
            const std::string command =
                std::string("softhsm2-util --init-token --free --so-pin 86420 --pin 7531 --label ") + label +
                " > /dev/null";
            ASSERT_EQ(std::system(command.c_str()), 0) << "is the package softhsm2 installed?";
        }
        std::atexit([] { std::filesystem::remove_all(folder_); });
    }

   private:
    static inline std::filesystem::path folder_;
};

}  // namespace comity::crypto
