package io.jackfield.testkit;

import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.ShopDesk.Trial;
import io.jackfield.host.billing.Term;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.testkit.payment.Entitlements;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** What the in-memory shop gives, in {@link InMemoryBilling}. */
final class GivenPlans implements Entitlements {
    private final InMemoryBilling billing;
    private final ServedBot bot;

    GivenPlans(InMemoryBilling billing, ServedBot bot) {
        this.billing = billing;
        this.bot = bot;
    }

    @Override
    public Standing standing(long user) {
        return billing.standing(bot.id(), user);
    }

    @Override
    public void give(long user, String plan, Optional<Period> period, String order) {
        billing.buy(user, plan, period.<Term>map(Term.Calendar::new).orElseGet(Term.Forever::new), order);
    }

    @Override
    public void takeBack(long user, String order) {
        billing.takeBack(user, order);
    }

    @Override
    public List<Trial> trials(long user) {
        return billing.trials(user).stream()
                .map(plan -> new Trial(
                        plan.id(),
                        plan.label(),
                        bot.config().terms(plan.id()).trial().orElseThrow()))
                .toList();
    }

    @Override
    public void tryOut(long user, String plan) {
        billing.tryOut(user, plan);
    }
}
