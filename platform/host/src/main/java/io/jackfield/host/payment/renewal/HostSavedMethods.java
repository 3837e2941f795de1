package io.jackfield.host.payment.renewal;

import io.jackfield.api.payment.PaymentProvider.SavedMethod;
import io.jackfield.host.config.read.SecretBox;
import io.jackfield.host.payment.SavedMethods;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.RenewalTable;
import io.jackfield.host.store.RenewalTable.Method;
import io.jackfield.host.store.StoredOrder;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;

/** Keeps what buyers have left with payment systems, encrypted, for orders that are to go on by themselves. */
public final class HostSavedMethods implements SavedMethods {
    private final SecretBox box;
    private final Clock clock;

    public HostSavedMethods(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    @Override
    public Future<Boolean> save(SqlConnection tx, StoredOrder order, String provider, String label, String secret) {
        if (!order.order().product().renews()) {
            return Future.succeededFuture(false);
        }
        PersonKey user = new PersonKey(order.bot(), order.order().buyer().id());
        return new RenewalTable(tx)
                .keep(order, provider, label, box.close(place(provider, user), secret), clock.instant());
    }

    /** As a provider gets it back. */
    SavedMethod open(String provider, PersonKey user, Method method) {
        return new SavedMethod(
                Long.toString(method.id()), method.label(), box.open(place(provider, user), method.secret()));
    }

    private static String place(String provider, PersonKey user) {
        return provider + " " + user.bot() + " " + user.person();
    }
}
