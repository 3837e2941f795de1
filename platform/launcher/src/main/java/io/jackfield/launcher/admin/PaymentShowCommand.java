package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin payments show}. */
@Command(
        name = "show",
        description = {
            "Show an order: its payments, what the ledger says, refunds, reviews, and what payment systems have called about",
            "it. Times are UTC; of what was called, only what says where a payment is can be read."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin payments show kq7mh2xw9rtc4bna --bot helper",
            "  jackfield admin payments show 1207 --bot helper"
        })
final class PaymentShowCommand extends BotCommand {
    @Parameters(paramLabel = "ORDER", description = "The order's id, or the number of one of its payments.")
    private String order;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        // The last of an order's characters is a letter.
        String id = order.matches("\\d+")
                ? host.get(payments() + "/" + order).path("order").asText()
                : order;
        return PaymentLines.ofOrder(host.get(bot() + "/orders/" + encoded(id)));
    }
}
