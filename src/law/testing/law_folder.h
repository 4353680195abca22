// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "law/testing/small_library.h"

namespace comity::law {

/// A law folder of one's own, with the small facts and a few States: tables cannot be given as text.
class LawFolder : public testing::Test {
   protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "comity-law-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        write("VERSION", "2026.1\n");
        write("language/facts.law", small_facts);
        write("states.csv",
              "code,alpha3,name_en,name_fr,name_ru\nBG,BGR,Bulgaria,Bulgarie,Болгария\nDE,DEU,Germany,Allemagne,"
              "Германия\n"
              "FI,FIN,Finland,Finlande,Финляндия\nSE,SWE,Sweden,Suède,Швеция\n");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& file, std::string_view text) {
        std::filesystem::create_directories((folder_ / file).parent_path());
        std::ofstream(folder_ / file, std::ios::binary) << text;
    }

    Library library() const {
        const CompiledLaw law = compile_law(folder_);
        EXPECT_EQ(faults_of(law), "");
        auto library = Library::from_bytes(law.image);
        EXPECT_TRUE(library);
        return library ? *library : Library();
    }

    std::filesystem::path folder_;
};

}  // namespace comity::law
