-- SPDX-License-Identifier: EUPL-1.2
-- No query went along it: uploads are counted for the authority and for one account in the same breath.
DROP INDEX content_upload_account;
