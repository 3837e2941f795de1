package io.jackfield.command.chat;

import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.util.List;
import java.util.Optional;

/** Which model answers a user. */
final class Offers {
    /** The preference that {@code /model} writes. */
    private static final String CHOICE = "model";

    private static final String MISSED = "missed";

    private final ModelDesk models;

    Offers(ModelDesk models) {
        this.models = models;
    }

    /** The chosen offer; without a choice, or when it is gone, the first that costs nothing. */
    Optional<Offer> current(Request request) {
        List<Offer> offers = models.offers(request.bot().id());
        return request.preferences()
                .get(CHOICE)
                .flatMap(id ->
                        offers.stream().filter(offer -> offer.id().equals(id)).findFirst())
                .or(() -> offers.stream().filter(offer -> !offer.premium()).findFirst())
                .or(() -> offers.stream().findFirst());
    }

    /** Says once that another model answers than the chosen one. The choice is kept: its plugin may just be swapped. */
    Reply wordOnMissingChoice(Request request, Offer used) {
        Optional<String> missing = request.preferences().get(CHOICE).filter(id -> !id.equals(used.id()));
        Optional<String> told = request.memory().get(MISSED);
        if (missing.equals(told)) {
            return Reply.nothing();
        }
        missing.ifPresentOrElse(
                id -> request.memory().put(MISSED, id), () -> request.memory().remove(MISSED));
        return missing.isPresent() ? Reply.text(request.text("choiceGone", used.label())) : Reply.nothing();
    }
}
