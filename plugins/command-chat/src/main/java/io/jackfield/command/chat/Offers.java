package io.jackfield.command.chat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The models of a bot, as far as users have to hear of them. */
final class Offers {
    private static final String MISSED = "missed";
    private static final String STOOD_IN = "stoodIn";

    private final PluginContext context;

    Offers(PluginContext context) {
        this.context = context;
    }

    Optional<Offer> current(Request request) {
        return context.models().current(request);
    }

    Optional<Offer> withId(Request request, String id) {
        return context.models().offer(request.bot().id(), id);
    }

    /** Says once that another model answers than the chosen one. The choice is kept: its plugin may just be swapped. */
    Reply wordOnMissingChoice(Request request, Offer used) {
        Optional<String> missing = request.preferences().model().filter(id -> !id.equals(used.id()));
        return once(request, MISSED, missing, request.text("choiceGone", used.label()));
    }

    /** Says once that the fallback has answered, and again only after the model itself has. */
    Reply wordOnFallback(Request request, Offer asked, String answered) {
        Optional<Offer> other = Optional.of(answered)
                .filter(id -> !id.isEmpty() && !id.equals(asked.id()))
                .flatMap(id -> withId(request, id));
        String word = other.map(offer -> request.text("stoodIn", asked.label(), offer.label()))
                .orElse("");
        return once(request, STOOD_IN, other.map(offer -> asked.id() + " " + offer.id()), word);
    }

    private static Reply once(Request request, String name, Optional<String> state, String word) {
        if (state.equals(request.memory().get(name))) {
            return Reply.nothing();
        }
        state.ifPresentOrElse(
                now -> request.memory().put(name, now), () -> request.memory().remove(name));
        return state.isPresent() ? Reply.text(word) : Reply.nothing();
    }

    /** Another model that this user may ask now. */
    Optional<Offer> open(Request request, Offer instead, Predicate<Offer> suitable) {
        List<Offer> others = context.models().offers(request.bot().id()).stream()
                .filter(offer -> !offer.id().equals(instead.id()))
                .filter(suitable)
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Standing standing = standing(request);
        return others.stream()
                .filter(offer -> standing.plan().premium() || !offer.premium())
                .filter(offer -> standing.tightest(offer.id())
                        .filter(allowance -> allowance.left().compareTo(BigDecimal.ZERO) <= 0)
                        .isEmpty())
                .findFirst();
    }

    /** Why this user's plan would refuse a question to this model now, before any work is done for it. */
    Optional<JackfieldException> refused(Request request, Offer offer) {
        Standing standing = standing(request);
        if (offer.premium() && !standing.plan().premium()) {
            return Optional.of(new JackfieldException(
                    StandardError.SUBSCRIPTION_REQUIRED, "offer " + offer.id() + " is for subscribers"));
        }
        return standing.tightest(offer.id())
                .filter(allowance -> allowance.left().signum() <= 0)
                .map(allowance ->
                        new JackfieldException(StandardError.QUOTA_EXCEEDED, "nothing is left of offer " + offer.id()));
    }

    Standing standing(Request request) {
        return context.billing().standing(request.bot().id(), request.sender().id());
    }

    /** The command, without its slash, with which users subscribe; absent where no plugin brings one. */
    Optional<String> subscribing(Request request) {
        return context.commands().find(request.bot().id(), Purpose.BUY);
    }
}
