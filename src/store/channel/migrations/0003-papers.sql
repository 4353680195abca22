-- Octets of outgoing messages apart from their rows, which are written anew with every change:
-- docs/formats/store.md, "Tables of the access point".

CREATE TABLE channel_papers (
    authority TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('header', 'signal', 'body')),
    octets BYTEA NOT NULL,
    PRIMARY KEY (authority, id, kind)
) /* sqlite: STRICT */;

INSERT INTO channel_papers (authority, id, kind, octets)
    SELECT authority, id, 'header', header FROM channel_outgoing WHERE header IS NOT NULL;
INSERT INTO channel_papers (authority, id, kind, octets)
    SELECT authority, id, 'signal', signal FROM channel_outgoing WHERE signal IS NOT NULL;

ALTER TABLE channel_outgoing DROP COLUMN header;
ALTER TABLE channel_outgoing DROP COLUMN signal;
