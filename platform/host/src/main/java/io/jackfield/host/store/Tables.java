package io.jackfield.host.store;

import io.vertx.sqlclient.SqlClient;

/** The tables that desks read and write one row at a time, outside of the flush. */
public record Tables(MemoryTable memory, PersonTable people, AttachmentTable attachments, SentOnceTable sentOnce) {
    public static Tables of(SqlClient client) {
        return new Tables(
                new MemoryTable(client),
                new PersonTable(client),
                new AttachmentTable(client),
                new SentOnceTable(client));
    }
}
