-- What the books of a payment system have shown is counted by itself.
--   payment  something about a payment, or about the provider
--   books    our books and the system's differ
ALTER TABLE payment_review ADD COLUMN kind text NOT NULL DEFAULT 'payment' CHECK (kind IN ('payment', 'books'));
