package io.jackfield.command.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a bot offers one user at this moment.
 *
 * @param offers never empty
 * @param current the one that answers
 * @param plans all of the bot's
 * @param standing the user's; absent in a bot without plans
 */
record Choices(List<Offer> offers, Offer current, List<Plan> plans, Optional<Standing> standing) {
    /** Empty when the bot offers nothing. */
    static Optional<Choices> of(PluginContext context, Request request) {
        String bot = request.bot().id();
        List<Plan> plans = context.billing().plans(bot);
        return context.models()
                .current(request)
                .map(current -> new Choices(
                        context.models().offers(bot),
                        current,
                        plans,
                        plans.isEmpty()
                                ? Optional.empty()
                                : Optional.of(context.billing()
                                        .standing(bot, request.sender().id()))));
    }

    Choices with(Offer chosen) {
        return new Choices(offers, chosen, plans, standing);
    }

    Optional<Offer> find(String id) {
        return offers.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /** Whether the user's plan keeps it from them. */
    boolean locked(Offer offer) {
        return offer.premium() && standing.filter(one -> !one.plan().premium()).isPresent();
    }

    /** In the order of the bot's configuration. */
    SequencedMap<String, List<Offer>> byProvider() {
        return offers.stream().collect(groupingBy(Offer::provider, LinkedHashMap::new, toList()));
    }
}
