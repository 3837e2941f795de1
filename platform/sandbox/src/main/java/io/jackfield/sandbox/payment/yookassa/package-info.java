/**
 * YooKassa with a test shop: its API v3 under {@code /yookassa/v3}, the page on which a buyer enters a test card, and
 * notifications, which come again for any answer but 200.
 */
package io.jackfield.sandbox.payment.yookassa;
