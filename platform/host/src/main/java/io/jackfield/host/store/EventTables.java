package io.jackfield.host.store;

import io.vertx.sqlclient.Pool;

/** The tables of events and of those who hear of them. */
public record EventTables(EventTable events, EventListenerTable listeners, EventDeliveryTable deliveries) {
    public static EventTables of(Pool pool) {
        return new EventTables(new EventTable(pool), new EventListenerTable(pool), new EventDeliveryTable(pool));
    }
}
