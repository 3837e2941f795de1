-- What users have been told of the end of a plan, so that each thing is told once; written together with the message. The kind is
-- 'ended', 'grace', or the time before the end, such as PT72H.
CREATE TABLE subscription_notice (
    subscription bigint      NOT NULL,
    kind         text        NOT NULL,
    told_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription, kind)
);
