-- Who may sign in, as the events of their accounts tell it: rows that can be made again.
CREATE TABLE account (
    authority     TEXT NOT NULL,
    id            TEXT NOT NULL,
    sign_in_name  TEXT NOT NULL,
    name          TEXT NOT NULL,
    unit          TEXT NOT NULL,
    language      TEXT NOT NULL,
    roles         TEXT NOT NULL,             -- words with blanks between
    disabled      INTEGER NOT NULL,
    signed_out_at BIGINT,                    -- sessions that began before are over
    ready         INTEGER NOT NULL,          -- has a way in: password, passkey or identity
    approver      INTEGER NOT NULL,          -- could approve a change of trust, now or at any time before
    PRIMARY KEY (authority, id)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE UNIQUE INDEX account_sign_in_name ON account (authority, sign_in_name);

-- What an account is found by: 'passkey' (credential id), 'identity' (digest of issuer and subject), 'link', 'api' and
-- 'calendar' (hash of the token).
CREATE TABLE account_key (
    authority TEXT NOT NULL,
    kind      TEXT NOT NULL,
    value     TEXT NOT NULL,                 -- base64url
    account   TEXT NOT NULL,
    PRIMARY KEY (authority, kind, value)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE INDEX account_key_account ON account_key (authority, account);

-- What changes with every use and is no history: sessions, tries, what second factors were last used with.
CREATE TABLE account_session (
    authority     TEXT NOT NULL,
    token_hash    TEXT NOT NULL,             -- base64url
    level         TEXT NOT NULL,
    account       TEXT NOT NULL,             -- '' while anonymous
    methods       TEXT NOT NULL,
    address       TEXT NOT NULL,
    agent         TEXT NOT NULL,
    began         BIGINT NOT NULL,
    last_used     BIGINT NOT NULL,
    authenticated BIGINT NOT NULL,
    expected      TEXT NOT NULL,             -- purpose of what is expected, '' for nothing
    expected_value TEXT NOT NULL,
    expected_until BIGINT NOT NULL,
    PRIMARY KEY (authority, token_hash)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE INDEX account_session_account ON account_session (authority, account);
CREATE INDEX account_session_used ON account_session (authority, last_used);

CREATE TABLE account_tries (
    authority TEXT NOT NULL,
    about     TEXT NOT NULL,                 -- digest of a name, an address, a factor
    failures  BIGINT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (authority, about)
) /* sqlite: STRICT, WITHOUT ROWID */;

CREATE TABLE account_factor (
    authority TEXT NOT NULL,
    account   TEXT NOT NULL,
    factor    TEXT NOT NULL,                 -- 'totp', or 'passkey ' and its credential id in base64url
    last      BIGINT NOT NULL,               -- step of the last code, or sign count
    PRIMARY KEY (authority, account, factor)
) /* sqlite: STRICT, WITHOUT ROWID */;
