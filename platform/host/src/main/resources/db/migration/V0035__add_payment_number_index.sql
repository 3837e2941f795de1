-- Operators read the payments of a bot page by page, by their numbers.
CREATE INDEX payment_transaction_number ON payment_transaction (bot, number);
