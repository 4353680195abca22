// SPDX-License-Identifier: EUPL-1.2
#include "api/office/office.h"

#include "api/office/office_groups.h"
#include "api/office/openapi/openapi.h"
#include "api/office/public_site.h"

namespace comity::api {

void add_office(net::Router& router, const std::shared_ptr<Desk>& desk) {
    Routes routes(router, desk);
    add_sign_in_resources(routes);
    add_provider_resources(routes);
    add_factor_resources(routes);
    add_account_resources(routes);
    add_trust_resources(routes);
    add_token_resources(routes);
    add_command_resources(routes);
    add_case_resources(routes);
    add_list_resources(routes);
    add_correspondence_resources(routes);
    add_channel_resources(routes);
    add_register_resources(routes);
    add_calendar_resources(routes);
    add_finding_resources(routes);
    add_document_resources(routes);
    add_incoming_resources(routes);
    add_found_text_resources(routes);
    add_paper_resources(routes);
    add_glossary_resources(routes);
    add_export_resources(routes);
    add_audit_resources(routes);
    add_upkeep_resources(routes);
    add_log_resources(routes);
    add_news_resources(routes);
    add_webhook_resources(routes);
    const auto text = std::make_shared<const std::string>(openapi(routes.described(), router, desk->site));
    router.add(net::Method::get, "/api/v1/openapi.json",
               [text](const net::Request&) {
                   net::Response response;
                   response.body = text;
                   response.headers.set("Content-Type", "application/json");
                   response.headers.set("Cache-Control", "no-cache");
                   return response;
               },
               {.immediate = true});
    add_public_site(router, desk);
}

}  // namespace comity::api
