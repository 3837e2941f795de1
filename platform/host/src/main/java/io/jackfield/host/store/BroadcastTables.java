package io.jackfield.host.store;

import io.vertx.sqlclient.Pool;

/** Broadcasts, whom they are for and who has got them. */
public record BroadcastTables(
        BroadcastTable broadcasts, BroadcastDeliveryTable deliveries, AudienceTable audience, AttachmentTable files) {
    public static BroadcastTables of(Pool pool) {
        return new BroadcastTables(
                new BroadcastTable(pool),
                new BroadcastDeliveryTable(pool),
                new AudienceTable(pool),
                new AttachmentTable(pool));
    }
}
