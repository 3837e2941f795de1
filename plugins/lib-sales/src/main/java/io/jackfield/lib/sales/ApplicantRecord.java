package io.jackfield.lib.sales;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What the tables hold of a person, as an applicant and as a manager. Blocks and fails as {@link Applications} does.
 */
public final class ApplicantRecord {
    private final Sql sql;

    /** @param database {@code context.database("lib-sales")} */
    public ApplicantRecord(DataSource database) {
        sql = new Sql(database);
    }

    /** Their applications, each with its fields, and what they did; empty when there is nothing. */
    public Map<String, Object> export(String bot, long person) {
        return sql.inTransaction(transaction -> {
            List<Map<String, Object>> applications = transaction
                    .all(
                            Rows::application,
                            "SELECT " + Rows.APPLICATION + " FROM application WHERE bot = ? AND person = ? ORDER BY id",
                            bot,
                            person)
                    .stream()
                    .map(ApplicantRecord::fields)
                    .toList();
            List<Map<String, Object>> changes = transaction.all(
                    row -> {
                        Map<String, Object> fields = fields(Rows.change(row));
                        fields.put("number", row.getString("number"));
                        return fields;
                    },
                    "SELECT a.number, c.* FROM application_change c JOIN application a ON a.id = c.application"
                            + " WHERE a.bot = ? AND (a.person = ? AND c.what <> 'note' OR c.actor = ?) ORDER BY c.id",
                    bot,
                    person,
                    actor(person));
            Map<String, Object> all = new LinkedHashMap<>();
            if (!applications.isEmpty()) {
                all.put("applications", applications);
            }
            if (!changes.isEmpty()) {
                all.put("changes", changes);
            }
            return all;
        });
    }

    /**
     * Forgets them: numbers, packages and states stay. Applications of theirs that are open are closed as lost, since
     * nobody can be reached any more; notes on all of them go.
     */
    public void erase(String bot, long person) {
        sql.inTransaction(transaction -> {
            transaction.update(
                    "UPDATE application_change SET value = '' WHERE what IN ('name', 'phone', 'note') AND application IN"
                            + " (SELECT id FROM application WHERE bot = ? AND person = ?)",
                    bot,
                    person);
            transaction.update(
                    "UPDATE application SET name = '', phone = '', person = NULL, version = version + 1,"
                            + " status = CASE WHEN " + Rows.OPEN + " THEN 'lost' ELSE status END"
                            + " WHERE bot = ? AND person = ?",
                    bot,
                    person);
            transaction.update(
                    "UPDATE application_change SET actor = 'forgotten', actor_name = '' WHERE actor = ? AND application IN"
                            + " (SELECT id FROM application WHERE bot = ?)",
                    actor(person),
                    bot);
            return transaction.update(
                    "UPDATE application SET manager = 'forgotten', manager_name = '', version = version + 1"
                            + " WHERE bot = ? AND manager = ?",
                    bot,
                    actor(person));
        });
    }

    private static String actor(long person) {
        return "telegram " + person;
    }

    private static Map<String, Object> fields(Application application) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", application.number());
        fields.put("at", application.createdAt().toString());
        fields.put("status", application.status().word());
        fields.put("package", application.packageId());
        fields.put("source", application.source());
        fields.put("name", application.contact().name());
        fields.put("phone", application.contact().phone());
        return fields;
    }

    private static Map<String, Object> fields(Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", change.at().toString());
        fields.put("what", change.what().word());
        fields.put("value", change.value());
        return fields;
    }
}
