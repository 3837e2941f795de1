package io.jackfield.console.money;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What somebody has to look at, the oldest first. */
public record ReviewsModel(MoneyTabs tabs, List<Filter> filters, Table table) {
    static ReviewsModel of(Visit visit, MoneyTabs tabs, JsonObject found) {
        Table table = Table.of(
                        "reviews",
                        visit.text("money.reviews.none"),
                        visit.text("money.at"),
                        visit.text("money.provider"),
                        visit.text("money.order"),
                        visit.text("money.what"),
                        "")
                .rows(JsonText.objects(found, "reviews").stream()
                        .map(review -> row(visit, tabs.bot(), review))
                        .toList());
        return new ReviewsModel(
                tabs,
                List.of(tabs.filter(visit)),
                found.getBoolean("more", false) ? table.summary(visit.text("money.reviews.more")) : table);
    }

    private static List<Cell> row(Visit visit, String of, JsonObject review) {
        String bot = review.getString("bot", of);
        String order = JsonText.text(review, "order");
        return List.of(
                Cell.time(review.getString("at")),
                Cell.text(JsonText.text(review, "provider")),
                PaymentsModel.order(bot, order, of),
                Cell.text(JsonText.text(review, "what")),
                close(visit, bot, review, true));
    }

    /** A button for whoever may close it. */
    static Cell close(Visit visit, String bot, JsonObject review, boolean open) {
        return new Cell.Buttons(
                open && visit.may(OperatorRight.CHANGE_MONEY)
                        ? List.of(new Cell.Link(
                                visit.text("money.close"),
                                Address.of("/money/reviews/{}/{}/close", bot, review.getLong("id"))
                                        .with("order", JsonText.text(review, "order"))
                                        .toString()))
                        : List.of());
    }
}
