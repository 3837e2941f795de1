/**
 * Makes leads in Bitrix24 of applications and keeps them up to date.
 *
 * <p>In: {@code application.sent} and {@code application.changed}, each at least once and perhaps late. Out: calls
 * through an incoming webhook of the portal. A lead carries the number of its application as its origin and is looked
 * for before it is made, so that there is one however often an event comes. {@code Portal} is what a bot's settings
 * say, {@code LeadFields} what a lead is made of, {@code Leads} looks, adds and updates, {@code RestCalls} speaks to
 * Bitrix24 and tells from its errors what may work later.
 */
package io.jackfield.crm.bitrix;
