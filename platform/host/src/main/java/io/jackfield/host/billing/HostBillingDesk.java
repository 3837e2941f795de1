package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.function.Function;

/** The billing desk of plugins. Blocking. */
final class HostBillingDesk implements BillingDesk {
    private final Blocking blocking;
    private final Function<String, ServedBot> bots;
    private final Accounts accounts;

    HostBillingDesk(Blocking blocking, Function<String, ServedBot> bots, Accounts accounts) {
        this.blocking = blocking;
        this.bots = bots;
        this.accounts = accounts;
    }

    @Override
    public List<Plan> plans(String bot) {
        return bots.apply(bot).config().plans();
    }

    @Override
    public Standing standing(String bot, long user) {
        ServedBot served = bots.apply(bot);
        return blocking.get("billing", () -> accounts.standing(served, user));
    }
}
