-- SPDX-License-Identifier: EUPL-1.2
-- Agreements of which the authority is no side. All of before are its own.

ALTER TABLE register_holding ADD COLUMN observed BIGINT NOT NULL DEFAULT 0;  -- 1: among others
