package io.jackfield.testkit.payment;

import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.ShopDesk.Trial;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** The plans that {@link InMemoryShop} gives. */
public interface Entitlements {
    Standing standing(long user);

    /** @param period for how long; empty for ever */
    void give(long user, String plan, Optional<Period> period, String order);

    void takeBack(long user, String order);

    /** What this user may try now. */
    List<Trial> trials(long user);

    void tryOut(long user, String plan);
}
