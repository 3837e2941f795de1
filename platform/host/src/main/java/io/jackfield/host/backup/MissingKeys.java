package io.jackfield.host.backup;

import io.jackfield.host.config.ServiceUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a restored database holds that this home cannot read: backups without secrets have no keys. */
public final class MissingKeys {
    /** A key, which rows are encrypted with it, and what becomes of them without it. */
    private enum Key {
        OPERATOR(
                "data/operator.key",
                "select string_agg(name, ', ' order by name) from operator where totp is not null",
                "no code of these operators' authenticators can be checked: %s; they log in with a recovery code, or"
                        + " after: jackfield admin operators reset NAME"),
        SETTINGS(
                "data/settings.key",
                "select nullif(count(*), 0) from setting where sealed is not null",
                "secrets that operators have set cannot be read, %s of them; set them anew: jackfield admin settings set"),
        PAYMENT(
                "data/payment.key",
                "select nullif(count(*), 0) from payment_method",
                "ways to pay that buyers have saved cannot be read, %s of them; buyers have to leave their cards anew");

        private final String file;
        private final String affected;
        private final String words;

        Key(String file, String affected, String words) {
            this.file = file;
            this.affected = affected;
            this.words = words;
        }
    }

    private MissingKeys() {}

    /**
     * A sentence for each key that neither the home has nor the backup brings. Blocking.
     *
     * @param databaseOnly whether the files of the backup are left out
     */
    public static List<String> of(Path home, BackupArchive archive, boolean databaseOnly, ServiceUrl database) {
        List<String> sentences = new ArrayList<>();
        try (DatabaseSession session = new DatabaseSession(database)) {
            for (Key key : Key.values()) {
                boolean brought = !databaseOnly && archive.files().contains(key.file);
                String affected = brought || Files.exists(home.resolve(key.file)) ? null : session.text(key.affected);
                if (affected != null) {
                    sentences.add("Without " + key.file + ", which only a backup --with-secrets has, "
                            + key.words.formatted(affected));
                }
            }
        } catch (SQLException e) {
            throw Backup.failed("database " + database + " cannot be used: " + e.getMessage(), e);
        }
        return sentences;
    }
}
