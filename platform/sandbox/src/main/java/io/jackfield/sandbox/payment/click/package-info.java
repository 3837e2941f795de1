/**
 * Click, simulated: the page on which a buyer pays, the calls Prepare and Complete to the host, the Merchant API, and
 * the 15 calls with which Click tests a new merchant.
 *
 * <p>In: {@code /click/services/pay}, which a checkout opens, and {@code /click/v2/merchant/...}, which the plugin
 * asks. Out: signed forms. There is one merchant, that of {@link io.jackfield.sandbox.payment.click.ClickMerchant}.
 */
package io.jackfield.sandbox.payment.click;
