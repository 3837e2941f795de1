package io.jackfield.host.store;

import io.vertx.sqlclient.Pool;

/** What chats were told, what people have chosen of it, and when kinds are looked for. */
public record NoticeTables(
        NoticeTable notices, NoticeChoiceTable choices, NoticeTurnTable turns, BroadcastTable broadcasts) {
    public static NoticeTables of(Pool pool) {
        return new NoticeTables(
                new NoticeTable(pool),
                new NoticeChoiceTable(pool),
                new NoticeTurnTable(pool),
                new BroadcastTable(pool));
    }
}
