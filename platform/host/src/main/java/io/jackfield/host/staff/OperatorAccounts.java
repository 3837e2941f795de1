package io.jackfield.host.staff;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.OperatorTable;
import io.jackfield.host.store.OperatorTable.Alone;
import io.jackfield.host.store.StoredOperator;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The accounts of those who run the host, and whose token it is. Core loop only. */
public final class OperatorAccounts implements OperatorDirectory {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

    private final OperatorTable table;
    private final OperatorDirectory host;
    private final boolean secondFactorRequired;
    private final Clock clock;
    private final List<Runnable> listeners = new ArrayList<>();

    /** @param host knows the host's own token, without the database */
    public OperatorAccounts(OperatorTable table, OperatorDirectory host, boolean secondFactorRequired, Clock clock) {
        this.table = table;
        this.host = host;
        this.secondFactorRequired = secondFactorRequired;
        this.clock = clock;
    }

    /** Told whenever somebody's rights, token or second factor may have become others. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }

    /** An account whose token was made just now. */
    public record Issued(StoredOperator operator, String token) {}

    /** An account before and after. */
    public record Changed(StoredOperator before, StoredOperator after) {}

    @Override
    public Future<Optional<Operator>> withToken(String token) {
        return host.withToken(token)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : table.withToken(Tokens.hash(token)).map(stored -> stored.map(this::operator)));
    }

    /** What somebody may do now. */
    public Operator operator(StoredOperator stored) {
        boolean enrolling = secondFactorRequired && !stored.hasSecondFactor();
        return new Operator(
                Optional.of(stored.name()),
                enrolling ? Set.of() : StaffRules.rights(stored),
                enrolling ? Operator.Standing.ENROLLING : Operator.Standing.OWN);
    }

    /** Those of the role and those beside it, whether or not they may be used already. */
    public static Set<OperatorRight> rights(StoredOperator stored) {
        return StaffRules.rights(stored);
    }

    /** By name, the first one after {@code after} first. */
    public Future<List<StoredOperator>> after(String after, int limit) {
        return table.after(after, limit);
    }

    /** Fails with {@code NOT_FOUND} when there is no such one. */
    public Future<StoredOperator> named(String name) {
        return table.named(name).map(found -> found.orElseThrow(() -> absent(name)));
    }

    public Future<Issued> add(Operator asker, String name, OperatorRole role, Set<OperatorRight> beside) {
        if (!NAME.matcher(name).matches()) {
            throw refused("name is '" + name + "'; use 2 to 32 of a-z 0-9 . _ and -, a letter or digit first");
        }
        List<String> words = words(beside);
        StaffRules.requireHolds(asker, StaffRules.rights(role.word(), words), name + " would get");
        String token = Tokens.random();
        return table.add(name, role.word(), words, Tokens.hash(token), clock.instant())
                .map(added -> new Issued(
                        added.orElseThrow(
                                () -> refused("there is an operator " + name + " already; take another name")),
                        token));
    }

    public Future<Changed> change(
            Operator asker, String name, Optional<OperatorRole> role, Optional<Set<OperatorRight>> beside) {
        return onto(asker, name, (alone, target) -> {
            String newRole = role.map(OperatorRole::word).orElse(target.role());
            List<String> words = beside.map(OperatorAccounts::words).orElse(target.rights());
            Set<OperatorRight> rights = StaffRules.rights(newRole, words);
            StaffRules.requireHolds(asker, rights, name + " would get");
            StaffRules.requireNotLast(asker, alone.operators(), target, rights);
            return alone.changeRole(target.id(), newRole, words);
        });
    }

    public Future<Changed> disable(Operator asker, String name) {
        return onto(asker, name, (alone, target) -> {
            StaffRules.requireNotLast(asker, alone.operators(), target, Set.of());
            return alone.disable(target.id(), clock.instant());
        });
    }

    public Future<Changed> enable(Operator asker, String name) {
        return onto(asker, name, (alone, target) -> alone.enable(target.id()));
    }

    public Future<Changed> remove(Operator asker, String name) {
        return onto(asker, name, (alone, target) -> {
            StaffRules.requireNotLast(asker, alone.operators(), target, Set.of());
            return alone.remove(target.id()).map(target);
        });
    }

    /** Somebody else's, or with their own name their own. */
    public Future<Issued> renewToken(Operator asker, String name) {
        String token = Tokens.random();
        return onto(asker, name, (alone, target) -> alone.renewToken(target.id(), Tokens.hash(token)))
                .map(done -> new Issued(done.after(), token));
    }

    /** Not one's own: whoever has taken over a session could put their own authenticator in its place. */
    public Future<Changed> resetSecondFactor(Operator asker, String name) {
        if (!asker.isHost() && asker.name().equals(Optional.of(name))) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    "your own second factor is reset by another operator, or on the host with: jackfield admin operators"
                            + " reset " + name);
        }
        return onto(asker, name, (alone, target) -> alone.resetSecondFactor(target.id()));
    }

    /** Those who hold more are left alone, except that everybody may do what concerns themselves. */
    private Future<Changed> onto(
            Operator asker, String name, BiFunction<Alone, StoredOperator, Future<StoredOperator>> work) {
        return table.alone(alone -> {
                    StoredOperator target = alone.operators().stream()
                            .filter(operator -> operator.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> absent(name));
                    boolean own = !asker.isHost() && asker.name().equals(Optional.of(name));
                    if (!own) {
                        StaffRules.requireHolds(asker, StaffRules.rights(target), name + " has");
                    }
                    return work.apply(alone, target).map(after -> new Changed(target, after));
                })
                .onSuccess(done -> changed());
    }

    private static List<String> words(Set<OperatorRight> rights) {
        return rights.stream().sorted().map(OperatorRight::word).toList();
    }

    private static JackfieldException absent(String name) {
        return new JackfieldException(
                StandardError.NOT_FOUND, "there is no operator '" + name + "'; see jackfield admin operators list");
    }

    private static JackfieldException refused(String message) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, message);
    }
}
