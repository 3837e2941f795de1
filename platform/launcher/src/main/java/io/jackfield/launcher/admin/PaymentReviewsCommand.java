package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin payments reviews}. */
@Command(
        name = "reviews",
        description = "List what somebody has to look at, the oldest first. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin payments reviews --bot helper"})
final class PaymentReviewsCommand extends BotCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get(bot() + "/reviews");
        if (found.path("reviews").isEmpty()) {
            return List.of("There is nothing to look at.");
        }
        List<String> lines = new ArrayList<>();
        found.path("reviews").forEach(review -> lines.add(PaymentLines.review(review)));
        if (found.path("more").asBoolean()) {
            lines.add("There may be more; close some of these.");
        }
        return lines;
    }
}
