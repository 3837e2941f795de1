package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who runs the host, as the table has them.
 *
 * @param role a word
 * @param rights words, beside those of the role
 * @param totp encrypted: what their authenticator was given
 * @param disabled since when they may do nothing
 * @param login when they last came in
 */
public record StoredOperator(
        long id,
        String name,
        String role,
        List<String> rights,
        Optional<Buffer> totp,
        Optional<Telegram> telegram,
        Instant created,
        Optional<Instant> disabled,
        Optional<Instant> login) {
    static final String COLUMNS = "o.id, o.name, o.role, o.rights, o.totp, o.telegram_bot, o.telegram_account,"
            + " o.created_at, o.disabled_at, o.login_at";

    /**
     * An account that confirms.
     *
     * @param bot the number of the bot that asks it
     */
    public record Telegram(int bot, long account) {}

    /** Whether more than the token is needed to log in. */
    public boolean hasSecondFactor() {
        return totp.isPresent() || telegram.isPresent();
    }

    static StoredOperator of(Row row) {
        Integer bot = row.getInteger("telegram_bot");
        return new StoredOperator(
                row.getLong("id"),
                row.getString("name"),
                row.getString("role"),
                List.of(row.getArrayOfStrings("rights")),
                Optional.ofNullable(row.getBuffer("totp")),
                bot == null ? Optional.empty() : Optional.of(new Telegram(bot, row.getLong("telegram_account"))),
                row.getOffsetDateTime("created_at").toInstant(),
                StoredValues.instant(row.getOffsetDateTime("disabled_at")),
                StoredValues.instant(row.getOffsetDateTime("login_at")));
    }
}
