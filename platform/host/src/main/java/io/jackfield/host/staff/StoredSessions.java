package io.jackfield.host.staff;

import io.jackfield.host.config.read.Secret;
import io.jackfield.host.store.OperatorSessionTable;
import io.jackfield.host.store.OperatorSessionTable.Found;
import io.jackfield.host.store.OperatorSessionTable.NewSession;
import io.jackfield.host.store.OperatorSessionTable.StoredSession;
import io.jackfield.host.store.StoredOperator;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that outlive the host: they end 12 hours after the last sign of them, a week after they began in any case,
 * or at once when somebody ends them or changes whose they are. Those of the host's own token count with that token
 * only: once it is another one, nobody finds them any more. What was seen lately is remembered, so that a page does not
 * wait for the database. Core loop only.
 */
public final class StoredSessions {
    /** After so long without a sign a session is over. */
    public static final Duration IDLE = Duration.ofHours(12);

    /** So long after its beginning a session is over, whatever is done in it. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);
    private static final Duration SIGN_EVERY = Duration.ofMinutes(5);
    private static final int REMEMBERED = 1_000;

    private final OperatorSessionTable table;
    private final OperatorAccounts accounts;
    private final Secret hostToken;
    private final Clock clock;
    private final Map<Buffer, Seen> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Buffer, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };
    /** Grows with whatever may have changed a session, so that none is remembered as it was while it was being read. */
    private long changes;

    /** @param at the last sign */
    private record Seen(long id, OperatorSession session, Instant at, Instant written) {}

    public StoredSessions(OperatorSessionTable table, OperatorAccounts accounts, Secret hostToken, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.hostToken = hostToken;
        this.clock = clock;
        accounts.onChange(this::forget);
    }

    private void forget() {
        changes++;
        remembered.clear();
    }

    /** For whoever has shown all that was wanted of them. */
    Future<LoginStep> open(Operator operator, OptionalLong id, Visitor visitor) {
        String secret = Tokens.random();
        Instant now = clock.instant();
        String csrf = Tokens.random();
        NewSession session = new NewSession(
                id.isPresent() ? Tokens.hash(secret) : hostHash(secret),
                id,
                operator.name().orElseThrow(),
                csrf,
                now,
                visitor.address(),
                visitor.browser());
        return table.add(session)
                .map(added -> new LoginStep.LoggedIn(secret, new OperatorSession(operator, csrf, now)));
    }

    /** By the secret of the cookie; empty when it is unknown, over or revoked. */
    Future<Optional<OperatorSession>> find(String secret) {
        Buffer hash = Tokens.hash(secret);
        Instant now = clock.instant();
        Seen seen = remembered.get(hash);
        if (seen != null
                && seen.at().plus(IDLE).isAfter(now)
                && seen.session().since().plus(LONGEST).isAfter(now)) {
            sign(hash, seen, now);
            return Future.succeededFuture(Optional.of(seen.session()));
        }
        long before = changes;
        return table.find(hash, hostHash(secret), now.minus(IDLE), now.minus(LONGEST))
                .map(found -> found.map(one -> {
                    OperatorSession session = session(one);
                    if (before == changes) {
                        sign(
                                hash,
                                new Seen(
                                        one.session().id(),
                                        session,
                                        now,
                                        one.session().seen()),
                                now);
                    }
                    return session;
                }));
    }

    /** A session of the host's own token is kept under what both of them make together. */
    private Buffer hostHash(String secret) {
        return Tokens.hash(secret + " " + hostToken.value());
    }

    private void sign(Buffer hash, Seen seen, Instant now) {
        boolean due = seen.written().plus(SIGN_EVERY).isBefore(now);
        remembered.put(hash, new Seen(seen.id(), seen.session(), now, due ? now : seen.written()));
        if (due) {
            table.seen(seen.id(), now)
                    .onFailure(error -> LOG.warn("staff: the sign of a session is not stored: {}", error.getMessage()));
        }
    }

    private OperatorSession session(Found found) {
        StoredSession stored = found.session();
        Operator operator = found.operator()
                .map(accounts::operator)
                .orElseGet(() ->
                        new Operator(Optional.of(stored.name()), OperatorRole.ADMIN.rights(), Operator.Standing.HOST));
        return new OperatorSession(operator, stored.csrf(), stored.since());
    }

    Future<Void> end(String secret) {
        forget();
        return table.end(Tokens.hash(secret), hostHash(secret)).onSuccess(ended -> forget());
    }

    /** Those that are not over, the newest first; {@code before} is an id. */
    public Future<List<StoredSession>> newest(long before, int limit) {
        return table.newest(before, clock.instant().minus(IDLE), clock.instant().minus(LONGEST), limit);
    }

    public Future<List<StoredSession>> of(StoredOperator operator, int limit) {
        return table.of(
                operator.id(), clock.instant().minus(IDLE), clock.instant().minus(LONGEST), limit);
    }

    /** Empty when there is none with this id. */
    public Future<Optional<StoredSession>> withId(long id) {
        return table.withId(id);
    }

    /** It counts no more from this moment on. */
    public Future<Void> end(long id) {
        forget();
        return table.end(id).onSuccess(ended -> forget());
    }
}
