package io.jackfield.host;

import io.jackfield.host.billing.Entitlements;
import io.jackfield.host.payment.BuyerMessages;
import io.jackfield.host.payment.Payments;
import io.jackfield.host.payment.renewal.HostSavedMethods;
import io.jackfield.host.payment.review.HostReviews;
import io.jackfield.host.store.PaymentTables;
import java.util.List;

/** The books of money: orders, payments and what they give, and what somebody has to look at. */
final class LedgerWing {
    final PaymentTables tables;
    final Entitlements entitlements;
    final HostSavedMethods methods;
    final HostReviews reviews;
    final Payments payments;

    LedgerWing(NodeContext node, StorageWing storage, OutboxWing out, DeskWing desks) {
        tables = PaymentTables.of(storage.pool(), node.clock());
        entitlements = desks.billing.entitlements();
        methods = new HostSavedMethods(node.identity().paymentKey(), node.clock());
        reviews = new HostReviews(node.blocking(), tables.reviews(), desks.alerts, node.table()::bots, node.clock());
        payments = new Payments(
                node.loop(),
                node.blocking(),
                tables,
                new Payments.Setting(
                        entitlements,
                        methods,
                        BuyerMessages.through(out.outbox),
                        List.of(reviews),
                        node.table()::bots,
                        node.clock(),
                        node.meters()));
    }
}
