-- SPDX-License-Identifier: EUPL-1.2
-- These rows follow from events as those of the docket do, so they are made again and compared with them.
INSERT INTO docket_document (authority, case_id, digest, octets, stored_digest, stored_octets)
    SELECT authority, case_id, digest, octets, stored_digest, stored_octets FROM case_content;
DROP TABLE case_content;
