-- Who has used which promotional code; one person uses a code once. A discount counts until an order that bears it is paid.
CREATE TABLE promo_use (
    bot      integer     NOT NULL,
    code     text        NOT NULL,
    person   bigint      NOT NULL,
    at       timestamptz NOT NULL,
    order_id text,
    PRIMARY KEY (bot, code, person)
);
CREATE INDEX promo_use_person ON promo_use (bot, person);
