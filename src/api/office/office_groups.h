// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "api/office/routes.h"

namespace comity::api {

void add_sign_in_resources(Routes& routes);
void add_provider_resources(Routes& routes);
void add_factor_resources(Routes& routes);
void add_account_resources(Routes& routes);
void add_trust_resources(Routes& routes);
void add_token_resources(Routes& routes);
void add_command_resources(Routes& routes);
void add_case_resources(Routes& routes);
void add_list_resources(Routes& routes);
void add_calendar_resources(Routes& routes);
void add_document_resources(Routes& routes);
void add_incoming_resources(Routes& routes);
void add_found_text_resources(Routes& routes);
void add_paper_resources(Routes& routes);
void add_export_resources(Routes& routes);
void add_audit_resources(Routes& routes);
void add_upkeep_resources(Routes& routes);
void add_log_resources(Routes& routes);
void add_news_resources(Routes& routes);
void add_correspondence_resources(Routes& routes);
void add_channel_resources(Routes& routes);
void add_register_resources(Routes& routes);
void add_finding_resources(Routes& routes);
void add_glossary_resources(Routes& routes);
void add_webhook_resources(Routes& routes);

}  // namespace comity::api
