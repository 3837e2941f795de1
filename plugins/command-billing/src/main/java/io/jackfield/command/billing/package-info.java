/**
 * Selling the plans of a bot: what there is, how to pay it, and what came of it. Products, prices and ways to pay are
 * the bot's; orders and payments are the host's, reached through {@link io.jackfield.api.desk.ShopDesk}. What comes
 * back from a button is an id only.
 */
package io.jackfield.command.billing;
