// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "documents/inspection/file_type.h"
#include "documents/inspection/inspection.h"

/// The parts of inspect.cpp, by what they look into.
namespace comity::documents {

/// What is looked at together: one file with all that is within.
class Looking {
   public:
    explicit Looking(Inspection& inspection) : inspection_(inspection) {}

    void found(std::string_view kind, std::string_view where, std::string_view detail = {});

    /// Looks at a file, or at a part of one. Gives the word of its type.
    std::string_view look(Octets file, const Announced& announced, const std::string& where, int depth);

    /// Whether so many octets more may be inflated, of a part that made so many by now out of that many.
    bool take_inflated(std::uint64_t count, std::uint64_t made, std::uint64_t packed);
    bool take_entry();

   private:
    Inspection& inspection_;
    std::uint64_t inflated_ = 0;
    std::size_t entries_ = 0;
};

/// "annexes.zip/list.docx"
std::string within(const std::string& where, std::string_view part);

/// Gives the word of what the archive is by what is in it: "docx".
std::string_view look_into_archive(Looking& looking, Octets file, const std::string& where, int depth);
void look_into_gzip(Looking& looking, Octets file, const std::string& where, int depth);
/// Gives the number of pages.
std::size_t look_into_pdf(Looking& looking, Octets file, const std::string& where, int depth);
/// Of PNG, JPEG, TIFF and GIF; the pages of TIFF.
std::size_t look_into_picture(Looking& looking, Octets file, std::string_view type, const std::string& where);
void look_into_text(Looking& looking, Octets file, std::string_view type, const std::string& where);
void look_into_ole(Looking& looking, Octets file, const std::string& where);
void look_into_rtf(Looking& looking, Octets file, const std::string& where);

}  // namespace comity::documents
