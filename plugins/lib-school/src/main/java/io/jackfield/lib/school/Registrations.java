package io.jackfield.lib.school;

import io.jackfield.api.PluginContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves that somebody reads the mail of an address, or has a code that the school handed out. Neither addresses nor
 * codes can be found by trying: what is tried is counted by person and by address. Codes are kept as hashes.
 *
 * <p>Every call has the key of its update, so that one that comes again after a crash is not counted twice. Blocking;
 * from any thread.
 */
public final class Registrations {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration KEPT = Duration.ofDays(2);
    /** How many persons' worth of wrong codes an address puts up with; more, as who has one can lock its owner out. */
    private static final int ALL_PERSONS = 4;

    private static final int CODES = 1_000_000;
    private static final String ADDRESS = "address";
    private static final String CODE = "code";
    private static final String OF_PERSON = " where bot = ? and person = ?";

    private final Tables tables;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private Registrations(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    public static Registrations of(PluginContext context) {
        return new Registrations(Tables.of(context), context.clock());
    }

    /** Somebody in a bot. */
    public record Applicant(String bot, long person) {}

    /** What a named address has come to. */
    public sealed interface Begun {}

    /**
     * A code is there, for an address that the school knows as well as for one that it does not; a former one is worth
     * nothing.
     *
     * @param code six digits, to be mailed and shown to nobody else
     * @param mayBeMailed false when the address has had its letters for this hour; the user is not told
     */
    public record Code(String code, boolean mayBeMailed) implements Begun {
        @Override
        public String toString() {
            return "Code[" + mayBeMailed + "]";
        }
    }

    /**
     * The address has had its letters for this hour: no new code is made, so that the one in this person's latest
     * letter stays good as long as it was to be.
     *
     * @param isOwn whether this person alone has named the address so often, and so may be told; who else has is theirs
     */
    public record Kept(boolean isOwn) implements Begun {}

    /** The person has named too many addresses. */
    public record TooMany(Instant until) implements Begun {}

    /** @param email in small letters */
    public Begun begin(Applicant applicant, String email, RegistrationRules rules, String key) {
        tables.update(
                "delete from registration_try where at < ?", at(clock.instant().minus(KEPT)));
        remember(applicant, ADDRESS, email, key);
        Optional<Instant> until =
                fullUntil(" and person = ?", rules.addressesPerDay() + 1, applicant.bot(), ADDRESS, applicant.person());
        if (until.isPresent()) {
            return new TooMany(until.get());
        }
        boolean mayBeMailed = letters(applicant.bot(), email) <= rules.lettersPerHour();
        boolean isOwn = ownLetters(applicant, email) > rules.lettersPerHour();
        boolean hasOne =
                mailed(applicant, email).filter(one -> isGood(one, rules)).isPresent();
        if (!mayBeMailed && (isOwn || hasOne)) {
            return new Kept(isOwn);
        }
        String code = "%06d".formatted(random.nextInt(CODES));
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        tables.update(
                "insert into registration_code (bot, person, email, salt, hash, expires_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (bot, person) do update set email = excluded.email, salt = excluded.salt,"
                        + " hash = excluded.hash, expires_at = excluded.expires_at, wrong = 0",
                applicant.bot(),
                applicant.person(),
                email,
                salt,
                hash(salt, code),
                at(clock.instant().plus(rules.codeLife())));
        return new Code(code, mayBeMailed);
    }

    private long letters(String bot, String email) {
        return tables.rows(
                        "select count(*) from registration_try where bot = ? and email = ? and kind = ? and at > ?",
                        row -> row.getLong(1),
                        bot,
                        email,
                        ADDRESS,
                        at(clock.instant().minus(Duration.ofHours(1))))
                .getFirst();
    }

    private long ownLetters(Applicant applicant, String email) {
        return tables.rows(
                        "select count(*) from registration_try where bot = ? and person = ? and email = ? and kind = ?"
                                + " and at > ?",
                        row -> row.getLong(1),
                        applicant.bot(),
                        applicant.person(),
                        email,
                        ADDRESS,
                        at(clock.instant().minus(Duration.ofHours(1))))
                .getFirst();
    }

    /**
     * @param email as it was named when this began
     * @param handedOut what the school has given to the family of the address; empty when such codes do not count
     */
    public CodeCheck check(
            Applicant applicant,
            String email,
            String typed,
            List<SchoolCode> handedOut,
            RegistrationRules rules,
            String key) {
        Optional<Instant> locked = locked(applicant, email, rules);
        if (locked.isPresent()) {
            return new CodeCheck.Locked(locked.get());
        }
        Set<String> learners = handedOut.stream()
                .filter(one -> one.matches(typed))
                .map(SchoolCode::learner)
                .collect(Collectors.toSet());
        if (!learners.isEmpty()) {
            return new CodeCheck.Right(learners);
        }
        Optional<Mailed> mailed = mailed(applicant, email);
        boolean good = mailed.filter(one -> isGood(one, rules)).isPresent();
        if (good && MessageDigest.isEqual(mailed.get().hash(), hash(mailed.get().salt(), typed.strip()))) {
            return new CodeCheck.Right(Set.of());
        }
        return wrong(applicant, email, rules, key, good);
    }

    /** One more wrong code; told the same whether or not the school knows the address. */
    private CodeCheck wrong(Applicant applicant, String email, RegistrationRules rules, String key, boolean good) {
        if (remember(applicant, CODE, email, key)) {
            tables.update(
                    "update registration_code set wrong = wrong + 1" + OF_PERSON, applicant.bot(), applicant.person());
        }
        Optional<Mailed> now = mailed(applicant, email);
        if (!good || now.filter(one -> isGood(one, rules)).isEmpty()) {
            return new CodeCheck.Expired();
        }
        return new CodeCheck.Wrong(rules.triesPerCode() - now.get().wrong());
    }

    /** The person is linked, or has given up: no code is good any more. What was tried still counts. */
    public void end(Applicant applicant) {
        tables.update("delete from registration_code" + OF_PERSON, applicant.bot(), applicant.person());
    }

    private record Mailed(byte[] salt, byte[] hash, int wrong, Instant expiresAt) {}

    private Optional<Mailed> mailed(Applicant applicant, String email) {
        return tables
                .rows(
                        "select salt, hash, wrong, expires_at from registration_code" + OF_PERSON + " and email = ?",
                        row -> new Mailed(
                                row.getBytes("salt"),
                                row.getBytes("hash"),
                                row.getInt("wrong"),
                                row.getObject("expires_at", OffsetDateTime.class)
                                        .toInstant()),
                        applicant.bot(),
                        applicant.person(),
                        email)
                .stream()
                .findFirst();
    }

    private boolean isGood(Mailed mailed, RegistrationRules rules) {
        return mailed.expiresAt().isAfter(clock.instant()) && mailed.wrong() < rules.triesPerCode();
    }

    private Optional<Instant> locked(Applicant applicant, String email, RegistrationRules rules) {
        return fullUntil(" and person = ?", rules.codesPerDay(), applicant.bot(), CODE, applicant.person())
                .or(() -> fullUntil(" and email = ?", rules.codesPerDay() * ALL_PERSONS, applicant.bot(), CODE, email));
    }

    /** When the first of the last so many will be older than the window; empty while there are fewer of them in it. */
    private Optional<Instant> fullUntil(String whose, int most, String bot, String kind, Object who) {
        return tables
                .rows(
                        "select at from registration_try where bot = ? and kind = ?" + whose
                                + " and at > ? order by at desc offset ? limit 1",
                        row -> row.getObject("at", OffsetDateTime.class).toInstant(),
                        bot,
                        kind,
                        who,
                        at(clock.instant().minus(WINDOW)),
                        most - 1)
                .stream()
                .map(first -> first.plus(WINDOW))
                .findFirst();
    }

    /** @return false when this update has been counted before */
    private boolean remember(Applicant applicant, String kind, String email, String key) {
        return tables.update(
                        "insert into registration_try (bot, person, key, kind, email, at) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (bot, person, key) do nothing",
                        applicant.bot(),
                        applicant.person(),
                        key,
                        kind,
                        email,
                        at(clock.instant()))
                > 0;
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(byte[] salt, String code) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
