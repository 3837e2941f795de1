package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;

/**
 * How long things are kept: the {@code keep} section.
 *
 * @param journalDays journal rows; two days at least, since Telegram delivers again for one
 * @param dialogueDays dialogues with models, from their last message on
 * @param callbackDays calls of payment systems and their answers, for when somebody disputes a payment
 * @param eventDays what was recorded of users and by plugins; two days at least, as with the journal
 * @param noticeDays what chats were told; none is told again of the same within them
 * @param reportDays what became of reports, and what models have said for them
 * @param auditDays what operators did, with how it was before and after
 * @param statisticDays figures of bots by the hour
 */
public record KeepConfig(
        int journalDays,
        int dialogueDays,
        int callbackDays,
        int eventDays,
        int noticeDays,
        int reportDays,
        int auditDays,
        int statisticDays) {
    public static KeepConfig from(ConfigSection keep) {
        return new KeepConfig(
                keep.intBetween("journalDays", 2, 365, 7),
                keep.intBetween("dialogueDays", 1, 3_650, 90),
                keep.intBetween("callbackDays", 1, 3_650, 180),
                keep.intBetween("eventDays", 2, 3_650, 400),
                keep.intBetween("noticeDays", 30, 3_650, 400),
                keep.intBetween("reportDays", 2, 3_650, 400),
                keep.intBetween("auditDays", 30, 36_500, 3_650),
                keep.intBetween("statisticDays", 8, 3_650, 800));
    }
}
