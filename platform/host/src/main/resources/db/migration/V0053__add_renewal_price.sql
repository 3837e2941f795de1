-- The price that the buyer has agreed to for the next payments, or was told of since; empty where a promotional code had taken
-- something off the first one, and for what began before: then it is what the product costs when the host next looks.
ALTER TABLE payment_renewal ADD COLUMN price bigint;
