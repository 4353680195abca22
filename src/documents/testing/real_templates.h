// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "documents/template/template_library.h"
#include "law/testing/real_library.h"

/// The templates of this repository, for tests; read once.
namespace comity::documents {

inline const TemplateLibrary& real_templates() {
    static const TemplateLibrary templates = [] {
        law::Faults faults;
        auto read = TemplateLibrary::read(law::real_library(), *template_files("templates", false), faults);
        for (const law::Fault& fault : faults.list()) ADD_FAILURE() << law::to_string(fault);
        return read ? *std::move(read) : TemplateLibrary();
    }();
    return templates;
}

}  // namespace comity::documents
