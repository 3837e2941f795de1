package io.jackfield.host.telegram;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Invoice;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;

/**
 * Links to invoices ({@code createInvoiceLink}); a subscription of Telegram can be begun by nothing else. Core loop
 * only.
 */
public final class InvoiceLinks {
    /** The only period that Telegram knows: 30 days. */
    public static final int PERIOD_SECONDS = 2_592_000;
    /** The highest price of a subscription. */
    public static final int MOST_STARS = 10_000;

    private final BotApi api;

    public InvoiceLinks(BotApi api) {
        this.api = api;
    }

    /**
     * A link to a subscription: 30 days for the invoice's price in Stars, and the next 30 days by themselves until the
     * user or the bot ends it. Everybody can open it; who may pay is decided when Telegram asks.
     *
     * <p>Fails with a {@link JackfieldException}: {@link StandardError#REPLY_INVALID} for what is no price of a
     * subscription, {@link StandardError#UNAVAILABLE} when Telegram cannot be reached, else with Telegram's refusal.
     */
    public Future<URI> subscription(ServedBot bot, Invoice invoice) {
        Money price = invoice.price();
        if (!price.currency().equals(Money.STARS) || price.minorUnits() < 1 || price.minorUnits() > MOST_STARS) {
            return Future.failedFuture(new JackfieldException(
                    StandardError.REPLY_INVALID,
                    "a subscription in Telegram cannot cost " + price + "; it costs 1 to " + MOST_STARS + " XTR"));
        }
        Buffer json;
        try {
            json = Json.object(fields -> {
                InvoiceJson.writeLink(fields, invoice);
                fields.writeNumberField("subscription_period", PERIOD_SECONDS);
            });
        } catch (JackfieldException e) {
            return Future.failedFuture(e);
        }
        return api.call(bot, BotCall.of("createInvoiceLink", json))
                .recover(error -> Future.failedFuture(new JackfieldException(
                        StandardError.UNAVAILABLE, "Telegram cannot be reached: " + error.getMessage(), error)))
                .map(answer -> URI.create(ApiQuestions.result(answer).asText()));
    }
}
