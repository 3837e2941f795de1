-- The buyer has stopped it at the payment system, in Telegram's settings for example: only there can it be resumed.
ALTER TABLE payment_renewal ADD COLUMN stopped_by_payer boolean NOT NULL DEFAULT false;
