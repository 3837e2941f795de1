package io.jackfield.host.staff;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.SecretBox;
import io.jackfield.host.store.OperatorTable;
import io.jackfield.host.store.StoredOperator;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What operators show beside their token: a code of their authenticator, or one of the codes for when it is lost. Core
 * loop only.
 */
public final class SecondFactors {
    private static final String ISSUER = "Jackfield";
    private static final Duration ENROLMENT = Duration.ofMinutes(10);
    private static final int RECOVERY_CODES = 8;
    private static final int RECOVERY_BYTES = 10;
    /** Of one operator, wherever they come from: six digits could be guessed by many at once. */
    private static final int MOST_WRONG = 10;

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final OperatorTable table;
    private final OperatorAccounts accounts;
    private final SecretBox box;
    private final Clock clock;
    private final WrongTries wrong;
    private final Map<Long, Enrolment> enrolments = new HashMap<>();

    private record Enrolment(Totp totp, Instant until) {}

    public SecondFactors(OperatorTable table, OperatorAccounts accounts, SecretBox box, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.box = box;
        this.clock = clock;
        wrong = new WrongTries(MOST_WRONG, WITHIN, clock);
    }

    /**
     * An authenticator that is being set up.
     *
     * @param secret to type in
     * @param address the same as a picture says it
     */
    public record Begun(String secret, String address, Instant until) {}

    /**
     * Begins to set an authenticator up; it counts once {@link #confirm} has seen a code of it.
     *
     * @param proof see {@link #requireProof}
     */
    public Future<Begun> begin(StoredOperator operator, String proof) {
        return requireProof(operator, proof).map(shown -> {
            Enrolment enrolment = new Enrolment(Totp.random(), clock.instant().plus(ENROLMENT));
            enrolments.values().removeIf(one -> one.until().isBefore(clock.instant()));
            enrolments.put(operator.id(), enrolment);
            Totp totp = enrolment.totp();
            return new Begun(totp.secret(), totp.address(ISSUER, operator.name()), enrolment.until());
        });
    }

    /** What {@link #begin} gave, as SVG for a camera. */
    public String picture(StoredOperator operator) {
        return QrPicture.svg(enrolment(operator).totp().address(ISSUER, operator.name()));
    }

    /** The authenticator counts from now on. Gives recovery codes, which are shown this once, unless there are some. */
    public Future<List<String>> confirm(StoredOperator operator, String code) {
        Enrolment enrolment = enrolment(operator);
        OptionalLong step = enrolment.totp().step(digits(code), clock.instant());
        if (step.isEmpty()) {
            throw refused(
                    "the code is not the one that the authenticator shows now; look at the clock of the device too");
        }
        enrolments.remove(operator.id());
        Buffer closed = box.close(place(operator), enrolment.totp().secret());
        return table.keepTotp(operator.id(), closed, step.getAsLong())
                .onSuccess(kept -> accounts.changed())
                .compose(kept -> firstRecoveryCodes(operator));
    }

    private Enrolment enrolment(StoredOperator operator) {
        return Optional.ofNullable(enrolments.get(operator.id()))
                .filter(one -> one.until().isAfter(clock.instant()))
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "no authenticator is being set up, or no longer; begin again"));
    }

    private Future<List<String>> firstRecoveryCodes(StoredOperator operator) {
        return table.recoveryCodes(operator.id())
                .compose(left -> left > 0 ? Future.succeededFuture(List.of()) : newRecoveryCodes(operator));
    }

    /** In place of those before. */
    public Future<List<String>> renewRecoveryCodes(StoredOperator operator, String proof) {
        if (!operator.hasSecondFactor()) {
            throw refused("there is no second factor for which codes could stand in; set one up first");
        }
        return operator.totp().isPresent()
                ? requireProof(operator, proof).compose(shown -> newRecoveryCodes(operator))
                : table.recoveryCodes(operator.id())
                        .compose(left -> left > 0 ? requireProof(operator, proof) : Future.succeededFuture())
                        .compose(shown -> newRecoveryCodes(operator));
    }

    private Future<List<String>> newRecoveryCodes(StoredOperator operator) {
        List<String> codes = new ArrayList<>();
        while (codes.size() < RECOVERY_CODES) {
            String code = Totp.encoded(Tokens.randomBytes(RECOVERY_BYTES)).toLowerCase(Locale.ROOT);
            codes.add(code.replaceAll("(.{4})(?=.)", "$1-"));
        }
        return table.keepRecoveryCodes(
                        operator.id(),
                        codes.stream().map(SecondFactors::recoveryHash).toList())
                .map(codes);
    }

    /** How many codes are left. */
    public Future<Integer> recoveryCodes(StoredOperator operator) {
        return table.recoveryCodes(operator.id());
    }

    /** Who has a second factor shows it before it is replaced: a code of the authenticator, or a recovery code. */
    public Future<Void> requireProof(StoredOperator operator, String code) {
        if (!operator.hasSecondFactor()) {
            return Future.succeededFuture();
        }
        return takes(operator, code).map(taken -> {
            if (taken) {
                return null;
            }
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    "code is missing, wrong or was used; there is a second factor already, so give a new code of the"
                            + " authenticator or a recovery code");
        });
    }

    /** How long an operator has to wait after too many wrong codes. */
    Optional<Duration> rest(StoredOperator operator) {
        return wrong.rest(Long.toString(operator.id()));
    }

    /** Whether the code is right; each is right once. */
    Future<Boolean> takes(StoredOperator operator, String code) {
        String key = Long.toString(operator.id());
        if (code.isBlank() || wrong.rest(key).isPresent()) {
            return Future.succeededFuture(false);
        }
        String digits = digits(code);
        Future<Boolean> taken = digits.matches("\\d{6}")
                ? takesDigits(operator, digits)
                : table.takeRecoveryCode(operator.id(), recoveryHash(code));
        return taken.onSuccess(right -> {
            if (!right) {
                wrong.wrong(key);
            }
        });
    }

    private Future<Boolean> takesDigits(StoredOperator operator, String digits) {
        OptionalLong step;
        try {
            step = operator.totp()
                    .map(closed -> Totp.of(box.open(place(operator), closed)).step(digits, clock.instant()))
                    .orElseGet(OptionalLong::empty);
        } catch (JackfieldException unreadable) {
            // as after a restore without secrets
            return Future.failedFuture(new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    "no code of " + operator.name() + "'s authenticator can be checked: " + unreadable.getMessage()
                            + "; a recovery code is taken, and at the machine: jackfield admin operators reset "
                            + operator.name(),
                    unreadable));
        }
        return step.isEmpty() ? Future.succeededFuture(false) : table.takeStep(operator.id(), step.getAsLong());
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private static Buffer recoveryHash(String code) {
        return Tokens.hash(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }

    private static String place(StoredOperator operator) {
        return "totp " + operator.id();
    }

    private static JackfieldException refused(String message) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, message);
    }
}
