-- Models that an operator lets rest: they are not asked, and what a bot names as their fallback answers instead. No end means that
-- somebody has to end it. A rest that is over stays until the next start; a new one of the same model replaces it.
CREATE TABLE model_rest (
    provider text        NOT NULL,
    model    text        NOT NULL,
    until    timestamptz,
    reason   text        NOT NULL,
    actor    text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (provider, model)
);
