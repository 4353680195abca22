// SPDX-License-Identifier: EUPL-1.2
#include "documents/template/named_template.h"

#include <fmt/format.h>

#include "base/nearest.h"

namespace comity::documents {

Result<const Template*> named_template(const TemplateLibrary& templates, std::string_view id) {
    if (const Template* paper = templates.find(id)) return paper;
    std::vector<std::string_view> ids;
    for (const Template& each : templates.templates()) ids.push_back(each.id);
    const std::string near = nearest(id, ids);
    return fail(ErrorKind::not_found, fmt::format("there is no template '{}'", id), {},
                near.empty() ? "" : fmt::format("is '{}' meant?", near));
}

}  // namespace comity::documents
