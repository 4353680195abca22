-- SPDX-License-Identifier: EUPL-1.2
-- Of a restricted case the heads of its unit decide, and nobody else; what waits for others is not its keepers'. Rows
-- of the same form as those written from the events from now on; the words of what was proposed before it was
-- restricted leave their rows once something is recorded in the case.
UPDATE docket_access SET relation = 'keeping-head' WHERE relation = 'keeper' AND (account LIKE 'unit:%' OR EXISTS
(SELECT 1 FROM docket_case c WHERE c.authority = docket_access.authority AND c.id = docket_access.case_id AND
c.unit = ''));
DELETE FROM docket_proposal WHERE act NOT IN ('erase', 'restrict') AND EXISTS (SELECT 1 FROM docket_case c WHERE
c.authority = docket_proposal.authority AND c.id = docket_proposal.case_id AND c.restricted_on <> '');
