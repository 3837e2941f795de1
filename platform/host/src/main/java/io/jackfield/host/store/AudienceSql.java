package io.jackfield.host.store;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * The condition of an {@link AudienceFilter} on a row {@code p} of {@code person}, with its parameters behind those of
 * others.
 */
final class AudienceSql {
    private static final String RUNS = "s.bot = p.bot and s.person = p.id and s.ended_at is null"
            + " and s.begun_at <= %1$s and (s.until is null or s.until > %1$s)";
    private static final String PAID = "exists (select from payment_order o where o.bot = p.bot and o.person = p.id"
            + " and o.state = 'paid' and o.price > 0)";
    private static final String LANGUAGE = "split_part(lower(coalesce((select m.value from memory m where m.bot = p.bot"
            + " and m.plugin = '' and m.scope = 'user:' || p.id and m.name = 'language'), p.language)), '-', 1)";
    /** Who has not been there since this is written down has come at least. */
    private static final String SEEN = "coalesce(p.last_seen, (p.first_seen at time zone 'UTC')::date)";

    private final StringBuilder sql = new StringBuilder(
            "p.reachable and not exists (select from user_block k where k.bot = p.bot and k.person = p.id)");
    private final Tuple values;

    /** @param values get those of the filter behind what is there */
    AudienceSql(AudienceFilter filter, Instant now, Tuple values) {
        this.values = values;
        filter.wanting()
                .ifPresent(kind -> and("not exists (select from notice_off n where n.bot = p.bot and n.person = p.id"
                        + " and n.kind = " + value(kind) + ")"));
        if (!filter.languages().isEmpty()) {
            and(LANGUAGE + " = any(" + value(filter.languages().toArray(String[]::new)) + ")");
        }
        filter.plans().forEach(plans -> plans(plans, now));
        filter.seenSince().ifPresent(day -> and(SEEN + " >= " + value(day)));
        filter.notSeenSince().ifPresent(day -> and(SEEN + " < " + value(day)));
        filter.payer().ifPresent(paid -> and((paid ? "" : "not ") + PAID));
        joined(">=", filter.joinedFrom());
        joined("<", filter.joinedBefore());
    }

    private void plans(Set<String> plans, Instant now) {
        String runs = RUNS.formatted(value(now.atOffset(ZoneOffset.UTC)));
        String has = "exists (select from subscription s where " + runs + " and s.plan = any("
                + value(plans.toArray(String[]::new)) + "))";
        String none = "not exists (select from subscription s where " + runs + ")";
        and(plans.contains(AudienceFilter.NO_PLAN) ? "(" + none + " or " + has + ")" : has);
    }

    private void joined(String relation, Optional<Instant> moment) {
        moment.ifPresent(when -> and("p.first_seen " + relation + " " + value(when.atOffset(ZoneOffset.UTC))));
    }

    private void and(String condition) {
        sql.append(" and ").append(condition);
    }

    private String value(Object value) {
        values.addValue(value);
        return "$" + values.size();
    }

    String condition() {
        return sql.toString();
    }
}
